/** Every limit and deadline of the server (SPEC.md, SY26 to SY31), each with its reason. */
export const limits = {
  /** One update is a keystroke or a paste; 256 kB is a hundred pages pasted at once. */
  updateBytes: 256 * 1024,
  /** A step 2 brings everything that was written without a connection. */
  step2Bytes: 1024 * 1024,
  /** Everything else (state vectors, presence) is small even in a document of ten thousand visits. */
  otherBytes: 256 * 1024,
  /** `ws` cuts the socket above this without a word of ours, so it is above all the sizes we answer to. */
  messageBytes: 2 * 1024 * 1024,
  /** Yjs keeps an object for each struct; 20,000 is far above any honest frame and costs a few milliseconds. */
  structs: 20_000,
  /** A step 2 carries all deletions there ever were, as ranges; they cost next to nothing each. */
  deletedRanges: 200_000,
  /** Reading and deleting deeply nested elements recurses; a manifesto nests less than ten. */
  depth: 64,
  /** Names of attributes, elements and marks, in characters. */
  nameLength: 256,
  /** One attribute, in characters; pictures live elsewhere. */
  attributeLength: 16 * 1024,
  /** Clocks are counted, one for each character; beyond 2^31 nobody has typed. */
  clock: 2 ** 31,
  /** Yjs draws its client ids from 32 bits. */
  clientId: 2 ** 32 - 1,
  /** One person's presence: a caret and a selection are 200 bytes. */
  presenceBytes: 2 * 1024,
  /** What waits to be read by one socket; beyond it the reader is too slow and starts anew. */
  waitingBytes: 1024 * 1024,
  /** What someone types between opening a socket and answering our first question; beyond it nobody is typing. */
  earlyWrites: 1_000,
  /** The same in bytes: a thousand pages pasted at once would be more. */
  earlyBytes: 1024 * 1024,
  /** Clients of a document whose clocks are written down anew for each who comes; of more it takes milliseconds. */
  clientsAskedAnew: 500,
  /** Frames judged for one commit: a batch stays short enough for everyone waiting on it. */
  batchWrites: 2_000,
  /** The same in bytes, beside one that is large: a kilobyte takes half a millisecond at most. */
  batchBytes: 64 * 1024,
  /** What one member has waiting beyond this is large: a page of text, or two milliseconds. */
  smallBytes: 4 * 1024,
  /** How many times longer than a large one took the next one waits: together they take a thirtieth of the time. */
  restOfLarge: 30,
  /** The same while nobody else writes, of what was soon done: hundreds may come back at once with little each. */
  restWhenQuiet: 5,
  /** Milliseconds on the processor that are soon over, even for those who would have written something meanwhile. */
  quickLarge: 10,
  /** Milliseconds without anything small of somebody else's after which nobody else writes. */
  quietFor: 1_000,
  /** How often what is large is judged anew at once where another node writes first, before it rests as if it had been of use. */
  triesOfLarge: 8,
  /** Of a larger document the structs are not decoded to be looked at: this much takes 25 ms at worst, once. */
  inspectedBytes: 512 * 1024,
  /** Milliseconds on the processor after which that is given up, on a slow or busy machine. */
  inspection: 50,
  /** What one person may have waiting to be judged: twice the largest there is. */
  waitingWriteBytes: 2 * 1024 * 1024,
  /** What a write that waits counts for at least, in bytes: an empty one takes memory too. */
  waitingWriteLeast: 256,
  /** What came one after the other is put together up to here: more takes longer than sending it in pieces. */
  joinedBytes: 256 * 1024,
  /** Milliseconds that showing something to one more reader is worth waiting for company, where it comes. */
  paceOfReader: 0.1,
  /** Milliseconds nobody waits longer than. */
  paceAtMost: 5.5,
  /** Milliseconds between commits where so many documents are written in that this puts several into one. */
  paceOfCommits: 9,
  /** Documents in one commit; beyond this the statement costs more than it saves. */
  commitDocuments: 100,
  /** Above this, taking a state apart for one who has some of it takes longer than sending all of it. */
  differenceBytes: 512 * 1024,
  /** Differences kept ready for those who come back to the same state. */
  differences: 8,
  /** Sockets of one person: a phone, a laptop and a few tabs each, with room for old ones not yet found dead. */
  socketsPerPerson: 20,
  /** Updates after the last snapshot, from which on a new one is worth its while as soon as nobody writes. */
  tailUpdates: 500,
  /** The same in bytes, and at least as many as the snapshot has: everyone who comes is sent them. */
  tailBytes: 4 * 1024 * 1024,
  /** The same once everyone has left: nobody is waiting then. */
  tailUpdatesLeft: 50,
  /** Unanswered heartbeats: a slow phone with much to catch up on answers late, and a ghost is gone within 35 s. */
  silentBeats: 2,
  /** Turns in which everyone is asked in one heartbeat: a thousand at once would hold up who types. */
  beatTurns: 20,
  /** People who are let in at once: more, and those who are in already would wait for them. */
  entrantsAtOnce: 50,
  /** Milliseconds after each who comes back by the slow lane, so that letting them in takes little of the time there is. */
  paceOfSlowLane: 2,
  /** People who wait in the slow lane, for a few seconds at most; whoever comes then is cut, and may come again. */
  slowLane: 1_000,
  /** People who are remembered for what they sent: each is a hundred bytes. */
  offenders: 10_000,
  /** People whose rights are looked up again in one statement. */
  rechecksAtOnce: 500,
  /** So many may be told at once that the server stops. */
  goodbyesAtOnce: 50,
  /** The same however busy people are: opening the document must not take ever longer. */
  tailUpdatesAtMost: 20_000,
} as const;

/** Tokens a second, and how many may be saved up. */
export const rates = {
  /** Typing makes ten frames a second; undoing, pasting and scripts make bursts. */
  frames: { perSecond: 500, burst: 2_000 },
  /** A whole document is the answer; one question a connection is usual, and one now and then where a client resyncs. */
  questions: { perSecond: 1, burst: 30 },
  /** A stock client repeats everyone's presence, so what is above this is dropped and not punished. */
  presence: { perSecond: 50, burst: 200 },
  bytes: { perSecond: 1024 * 1024, burst: 4 * 1024 * 1024 },
  /**
   * Client ids a person may bind in a document: each visit in which they write takes one, and a few come with what a
   * browser kept. A document of ten thousand is slow for everybody, as Yjs looks at all of them with every change.
   */
  newClients: { perSecond: 0.1, burst: 128 },
  /** Looks into a live copy of a document: rare for honest clients, costly for the server. */
  inspections: { perSecond: 20, burst: 100 },
} as const;

/** Milliseconds. */
export const deadlines = {
  /** From the upgrade until it is known who is asking and what they may do. */
  entry: 5_000,
  /** A statement that takes longer has been lost, or the database is away: better to say so than to hang. */
  statement: 5_000,
  /** A document that somebody else holds is tried again so often, until the statement would have been given up. */
  heldDocument: 50,
  /**
   * What seems wrong waits so long for the log to be asked, while what others write goes on: only another server's commit
   * could make it right, and of those the bell tells sooner.
   */
  doubt: 25,
  /** Where writing down what we have takes long, newcomers are asked by what we had at most so long ago. */
  question: 250,
  /** Who was closed for what no client sends comes back by the slow lane for so long. */
  offence: 60_000,
  /** After a ring about access: what is not decided anew by then is closed, to stay within a second. */
  recheck: 800,
  /** Rings can be lost; rights are looked up again this often whatever happens. */
  poll: 10_000,
  /** The same for the logs of open documents: with a bell that is gone, words still arrive within five seconds. */
  logPoll: 3_000,
  /** Moves within this time of each other go together; the last is still seen before an eye notices. */
  presenceWindow: 45,
  /** Moves are passed between servers less often: there every one of them costs a message to all. */
  sharingWindow: 200,
  /** Someone at another server who was not heard of for so long is gone, or that server is. */
  presenceLasts: 30_000,
  /** A reader that has not read what waits for it in this time is not reading. */
  reading: 20_000,
  /** Nobody writing for so long is a pause: time to tidy up, and to forget what can be made again. */
  pause: 3_000,
  /** Then a document that nobody writes in is forgotten but for what newcomers are sent. */
  rest: 15_000,
  /** What takes longer to be replayed was made to be slow: ten thousand updates of 6 MB take half a second. */
  replay: 15_000,
  /** Then the log stays as it is for so long: while such a document is tried, no other snapshot is written. */
  replayAgain: 3_600_000,
  /** When the server stops, sockets are closed one after the other in this time, so that not all come back at once. */
  leaving: 2_000,
  /** Rights that could not be looked up for this long are taken away. */
  trust: 30_000,
  /** A stock client gives a server up that says nothing for 30 s. */
  heartbeat: 10_000,
  /** After this a closed socket whose other end does not answer is cut. */
  goodbye: 2_000,
  /** An unchanged presence is passed on at most this often: other clients forget after 30 s. */
  presenceRefresh: 10_000,
} as const;

export type Deadlines = { readonly [Name in keyof typeof deadlines]: number };

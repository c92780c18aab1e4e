/** English words that say little of what is spoken of, as they come out of `wordsIn`: without apostrophes. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above across actually after again against all almost along already also although always am among an and
  another any anyone anything are arent around as ask at away back be became because become been before began
  being below between both but by came can cannot cant come comes could couldnt did didnt different do does
  doesnt doing done dont down during each either else enough even ever every everyone everything far few find
  first for found from further gave get gets getting give given gives go goes going gone good got great had
  hadnt happen happens has hasnt have havent having he hed her here heres hers herself hes him himself his how
  however i id if ill im in instead into is isnt it itd itll its itself ive just keep kept knew know known knows
  last least less let lets like little look looking lot lots made make makes making many may maybe me mean means
  might mine more most much must my myself neither never new next no nobody none nor not nothing now of off
  often oh ok on once one ones only onto or other others otherwise ought our ours ourselves out over own perhaps
  put quite rather really right said same saw say saying says see seem seems seen she should shouldnt since so
  some someone something sometimes soon still such sure take taken takes taking tell than thank that thats the
  their theirs them themselves then there theres these they theyd theyll theyre theyve thing things think this
  those though through thus to too took toward towards tried try trying two under until up upon us use used uses
  using very via want wanted wants was wasnt way ways we wed well went were werent weve what whatever when where
  whether which while who whole whom whose why will with within without wont word words would wouldnt yes yet
  you youd youll your youre yours yourself youve`.split(/\s+/),
);

/**
 * The edition as a Typst template. It reads two inputs, both JSON: `edition` (PrintedEdition, with `altered` when
 * signs had to be replaced) and `marks` (SVG pictures by tone and name). It concatenates no input into code.
 *
 * The thread is drawn: on the cover it winds through the marks of every voice, runs down the left margin of each
 * page, sends a branch to each voice under a clause, and ends in a knot where the colophon says how to follow it.
 */
export const editionTemplate = String.raw`
#let data = json(bytes(sys.inputs.edition))
#let pictures = json(bytes(sys.inputs.marks))

#let ink = rgb("#1c1a17")
#let soft = rgb("#544e45")
#let spot = (fill: rgb(data.spot.fill), ink: rgb(data.spot.ink), on: rgb(data.spot.on))

// The last two come with Typst: Greek, Cyrillic, Hebrew, arrows. Nothing is taken from this computer.
#let rest = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
#let reading = ("Atkinson Hyperlegible Next", "Atkinson Hyperlegible Next Further", ..rest)
#let display = ("Bricolage Grotesque", "Bricolage Grotesque Further", ..rest)

#let thread-x = 25mm
#let text-x = 56mm
#let pen = (thickness: 1.25pt, cap: "round", join: "round")
#let strand = (paint: spot.ink, ..pen)

#set document(title: data.title)
#set text(font: reading, fallback: false, lang: "en", region: "GB", size: 11pt, fill: ink, hyphenate: false)
#set par(leading: 0.72em, spacing: 1.1em, linebreaks: "optimized")

#let mark(name, size, tone: "ink") = pdf.artifact(
  image(bytes(pictures.at(tone).at(name)), format: "svg", width: size, height: size),
)

#let styled(runs) = runs.map(run => {
  let words = run.text.split("\n").join(linebreak())
  if run.at("bold", default: false) { words = strong(words) }
  if run.at("italic", default: false) { words = emph(words) }
  if "link" in run { words = link(run.link, underline(offset: 0.18em, stroke: 0.6pt + spot.ink, words)) }
  words
}).join()

// ---- The cover

// The thread comes in from the right edge of the sheet in loops, then turns down to leave it at thread-x.
#let loops(turn) = {
  let wide = 1 + 0.16 * calc.sin(turn * 0.55rad + 1rad)
  (
    210mm - 9mm * (turn + calc.pi) + 19mm * wide * calc.sin(turn * 1rad),
    229mm - 20mm * wide * calc.cos(turn * 1rad) + 4mm * calc.sin(turn * 0.6rad),
  )
}

#let between(a, b, c, d, t) = {
  let u = 1 - t
  a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t)
}

#let winding = {
  let looped = range(181).map(step => loops((step / 180 * 6 - 1) * calc.pi))
  let (x, y) = looped.last()
  let down = range(1, 31).map(step => (
    between(x, x - 11mm, thread-x, thread-x, step / 30),
    between(y, y + 0.8mm, 264mm, 297mm, step / 30),
  ))
  looped + down
}

#let distance(one, other) = {
  let (dx, dy) = ((other.at(0) - one.at(0)) / 1mm, (other.at(1) - one.at(1)) / 1mm)
  calc.sqrt(dx * dx + dy * dy)
}

#let line-through(points, stroke) = curve(
  stroke: stroke,
  curve.move(points.first()),
  ..points.slice(1).map(point => curve.line(point)),
)

// Where to string so many marks along the thread: evenly by its length, away from both ends.
#let places-for(count) = {
  let travelled = (0,)
  for (one, other) in winding.windows(2) { travelled.push(travelled.last() + distance(one, other)) }
  let (from, to) = (30, travelled.last() - 48)
  range(count).map(index => {
    let wanted = from + (to - from) * (index + 0.5) / count
    winding.at(travelled.position(length => length >= wanted))
  })
}

#let strung = {
  let marks = data.strung.slice(0, calc.min(data.strung.len(), 40))
  let size = calc.max(4mm, calc.min(9mm, 190mm / calc.max(marks.len(), 1)))
  let hole = size / 2 + 1.1mm
  for (name, (x, y)) in marks.zip(places-for(marks.len())) {
    place(top + left, dx: x - hole, dy: y - hole, circle(radius: hole, fill: spot.fill))
    place(top + left, dx: x - size / 2, dy: y - size / 2, mark(name, size, tone: "on"))
  }
}

// Paper cut by hand: the edge is not quite straight.
#let cut-paper = polygon(
  fill: spot.fill,
  (0mm, 191mm), (38mm, 189.4mm), (71mm, 190.1mm), (122mm, 187.2mm), (167mm, 187.9mm), (210mm, 184.6mm),
  (210mm, 297mm), (0mm, 297mm),
)

#let cover-art = {
  place(top + left, cut-paper)
  place(top + left, line-through(winding, (paint: spot.on, ..pen, thickness: 1.8pt)))
  strung
}

// The largest size at which every word fits the line and the whole fits the height.
#let title-at(size, words) = {
  set text(font: display, weight: 800, size: size, tracking: -0.035em, top-edge: "cap-height", bottom-edge: "baseline")
  set par(leading: if size < 60pt { 0.32em } else { 0.25em }, linebreaks: "simple")
  words
}

#let fitted(words, width, height) = {
  let fits(size) = {
    let widest = words.split().map(word => measure(title-at(size, word)).width).fold(0pt, calc.max)
    widest <= width and measure(title-at(size, words), width: width).height <= height
  }
  (92pt, 80pt, 70pt, 60pt, 52pt, 44pt, 38pt, 32pt, 28pt).find(fits)
}

#page(margin: (left: thread-x, right: 20mm, top: 22mm, bottom: 20mm), background: cover-art, footer: none)[
  #text(weight: 700, size: 12pt, fill: spot.ink, data.inquiry)
  #v(9mm, weak: true)
  #context {
    let size = fitted(data.title, 165mm, 92mm)
    show title: it => title-at(if size == none { 28pt } else { size }, data.title)
    title()
  }
  #v(11mm, weak: true)
  #block(width: 128mm, text(size: 17pt, par(leading: 0.6em, data.question)))
  #place(bottom + right, text(fill: spot.on, font: display, weight: 700, size: 13pt, align(right)[
    #data.edition \ #data.date
  ]))
]

// ---- The pages

// Not ruled but drawn: it strays by a hair, and is back where it began at the sheet's edges.
#let margin-thread(from, to) = {
  let hair(y) = 0.3mm * calc.sin(y / 297mm * 360deg * 2) + 0.16mm * calc.sin(y / 297mm * 360deg * 5)
  let points = range(61).map(step => {
    let y = from + (to - from) * step / 60
    (thread-x + hair(y), y)
  })
  line-through(points, strand)
}

#let knot = metadata("knot")

#let thread-of-page = context {
  let knots = query(<knot>).map(found => found.location().position())
  let here-page = here().page()
  let last = knots.at(0, default: none)
  place(top + left, if last != none and last.page == here-page {
    margin-thread(0mm, last.y)
  } else {
    margin-thread(0mm, 297mm)
  })
}

#set page(
  paper: "a4",
  margin: (left: text-x, right: 24mm, top: 27mm, bottom: 30mm),
  background: thread-of-page,
  footer: context {
    set text(size: 9pt, fill: soft)
    grid(columns: (1fr, auto), column-gutter: 8mm, block(height: 1.2em, clip: true, data.title + ", " + lower(data.edition)), counter(page).display())
  },
)

#show heading: it => {
  let size = (26pt, 18pt, 13.5pt).at(calc.min(it.level, 3) - 1)
  set text(font: display, weight: if it.level < 3 { 800 } else { 700 }, size: size, tracking: -0.022em)
  set par(leading: 0.35em)
  block(above: if it.level == 1 { 15mm } else { 10mm }, below: 6mm, sticky: true, it.body)
}

// From the thread to a voice: it leaves downwards, and bends to the mark.
#let branch = {
  let span = text-x - thread-x - 7mm
  curve(
    stroke: strand,
    curve.move((0mm, 0mm)),
    curve.cubic((0.2mm, 7mm), (3mm, 10.6mm), (span * 0.55, 10.2mm)),
    curve.cubic((span * 0.75, 10.1mm), (span * 0.9, 9.7mm), (span, 10mm)),
  )
}

#let voice(given) = block(above: 4.2mm, below: 0mm, {
  place(top + left, dx: thread-x - text-x, dy: -8.4mm, pdf.artifact(branch))
  place(top + left, dx: -6.2mm, dy: -0.35mm, mark(given.mark, 3.9mm))
  set text(size: 9.5pt, fill: soft)
  set par(leading: 0.58em)
  [#given.before#text(weight: 700, fill: ink, given.sector)#given.after]
  for note in given.notes [ #linebreak() #note]
})

#let unvoiced = block(above: 4.2mm, text(size: 9.5pt, fill: soft)[Written together in the draft.])

#let clause(given) = block(above: 11mm, below: 11mm, {
  block(below: 0mm, sticky: true, {
    place(top + left, dx: -18mm, dy: -0.2em, box(width: 12mm, align(right, text(
      font: display, weight: 800, size: 21pt, fill: spot.ink, tracking: -0.03em,
      top-edge: "cap-height", bottom-edge: "baseline", given.number,
    ))))
    set text(size: 13.5pt)
    set par(leading: 0.62em, spacing: 0.95em)
    for runs in given.paragraphs { par(styled(runs)) }
  })
  if given.voices.len() == 0 { unvoiced } else { given.voices.map(voice).join() }
})

#for part in data.body {
  if part.type == "heading" { heading(level: part.level, styled(part.runs)) }
  if part.type == "paragraph" { par(styled(part.runs)) }
  if part.type == "clause" { clause(part) }
}

// ---- The colophon

#pagebreak(weak: true)
#heading(level: 1, outlined: true)[How to follow a clause back]

Every clause in this manifesto began as something that was said. Under it, a line leaves the thread in the margin
and comes to a mark. The mark is the sector the voice spoke from. The words beside it say in which debate it was
heard, on what day, and which provocation it answered. No one is named.

To follow a clause further, open this edition at its address and choose the clause. There you can read what was
first said, how people voted, and what they were shown.

#let label(words) = strong(words)

#if data.sectors.len() > 0 {
  heading(level: 2)[Who spoke here]
  grid(
    columns: (1fr, 1fr), row-gutter: 4mm, column-gutter: 8mm,
    ..data.sectors.map(sector => grid(columns: (4.2mm, 1fr), column-gutter: 3mm, move(dy: -0.6mm, mark(sector.mark, 4.2mm)), sector.name)),
  )
}

#heading(level: 2)[This edition]
#grid(
  columns: (26mm, 1fr), row-gutter: 5mm,
  label[Edition], [#data.title. #data.edition, #data.date.],
  label[Address], link(data.address, data.address.split("/").join("/\u{200B}")),
  label[Seal], {
    grid(columns: 4, column-gutter: 5mm, row-gutter: 2.4mm, ..data.seal.map(group => text(size: 10.5pt, number-width: "tabular", group)))
    v(1mm)
    text(size: 9.5pt, fill: soft)[The seal is worked out from every word of this edition (SHA-256). If one letter changed, it would be another.]
  },
  ..if data.at("altered", default: false) {
    (label[Signs], text(size: 9.5pt)[Some signs could not be printed here and stand as \[?\]. The edition at its address has them.])
  },
)

#v(9mm)
#place(left, dx: thread-x - text-x - 2.2mm, [#pdf.artifact(circle(radius: 2.2mm, stroke: strand, fill: white))])
#[#knot <knot>]
`;

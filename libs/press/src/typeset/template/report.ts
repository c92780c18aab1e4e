import { bars } from './bars.ts';

/**
 * A report: what it is and is not in a panel first, then each block with its sentences, its bars and its table. Its
 * data comes as JSON in the inputs `report` (PrintedReport, with `altered` when signs had to be replaced) and `marks`
 * (SVG pictures by ink and name).
 */
export const reportTemplate = String.raw`
#let data = json(bytes(sys.inputs.report))
#let pictures = json(bytes(sys.inputs.marks))

#let ink = rgb("#1c1a17")
#let soft = rgb("#544e45")
#let spot = rgb(data.spot.ink)

// The last two come with Typst: Greek, Cyrillic, Hebrew, arrows. Nothing is taken from this computer.
#let rest = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
#let reading = ("Atkinson Hyperlegible Next", "Atkinson Hyperlegible Next Further", ..rest)
#let display = ("Bricolage Grotesque", "Bricolage Grotesque Further", ..rest)

#set document(title: data.title)
#set text(font: reading, fallback: false, lang: "en", region: "GB", size: 11pt, fill: ink, hyphenate: false)
#set par(leading: 0.68em, spacing: 0.95em, linebreaks: "optimized")
#set page(
  paper: "a4",
  margin: (left: 25mm, right: 22mm, top: 25mm, bottom: 27mm),
  footer: context {
    set text(size: 9pt, fill: soft)
    grid(columns: (1fr, auto), column-gutter: 8mm, block(height: 1.2em, clip: true, data.title + ", " + data.date), counter(page).display())
  },
)

#show heading: it => {
  let at = calc.min(it.level, 3) - 1
  set text(font: display, weight: (800, 800, 700).at(at), size: (28pt, 17pt, 13pt).at(at), tracking: -0.022em)
  set par(leading: if at < 2 { 0.35em } else { 0.5em })
  block(above: (5mm, 11mm, 8mm).at(at), below: (5mm, 5mm, 3.5mm).at(at), sticky: true, it.body)
}

#text(size: 9.5pt, fill: soft, data.inquiry + ", " + data.date)
#heading(level: 1, data.title)

#block(stroke: (left: 2.5pt + spot), inset: (left: 5mm, y: 1mm), {
  for words in data.whatThisIs { par(words) }
  if data.at("altered", default: false) { par[Some signs could not be printed and are left out.] }
})

// What is left empty at a row's end belongs to the cell before it: why a sector is not shown needs the room.
#let spread(row) = {
  let last = row.enumerate().filter(((_, words)) => words != "").map(((at, _)) => at).at(-1, default: 0)
  if last == row.len() - 1 { return row }
  (..row.slice(0, last), table.cell(colspan: row.len() - last, row.at(last)))
}

#let figures(given) = {
  set text(size: 8.5pt)
  set par(leading: 0.5em)
  let bold-first(cells) = cells.map(words => text(weight: 700, words))
  figure(
    kind: table,
    supplement: none,
    numbering: none,
    caption: figure.caption(position: top, text(size: 9pt, fill: soft, given.caption)),
    table(
      columns: range(given.columns.len()).map(column => if column == 0 { 2fr } else { 1fr }),
      align: left + top,
      stroke: (x, y) => (bottom: 0.5pt + if y == 0 { spot } else { soft.lighten(60%) }),
      inset: (x: 1.2mm, y: 1.3mm),
      table.header(..bold-first(given.columns)),
      ..given.rows.map(spread).flatten(),
    ),
  )
}
#show figure: set block(breakable: true)
#show figure: set align(left)
#show figure.caption: it => block(sticky: true, it)

${bars}
#for part in data.blocks {
  if part == data.blocks.find(part => part.charts.len() > 0) { key-of-bars }
  heading(level: 2, part.heading)
  for words in part.finding { par(words) }
  for given in part.charts { chart(given) }
  if part.table != none and part.table.rows.len() > 0 { figures(part.table) }
}
`;

/**
 * What every page shares: the data, inks, faces, and how a mark and a run of words are set. Two inputs are read,
 * both JSON: `edition` (PrintedEdition, with `altered` when signs had to be replaced) and `marks` (SVG pictures by
 * tone and name).
 */
export const base = String.raw`
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
`;

/** The cover: a title as large as it can stand, cut paper in the spot colour, and the thread through every voice. */
export const cover = String.raw`
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
`;

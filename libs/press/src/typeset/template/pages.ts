/** The pages: the thread in the margin, and clauses with a branch to each of their voices. */
export const pages = String.raw`
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
`;

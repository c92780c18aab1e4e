/** The colophon: how to follow a clause back, who spoke, and the edition's seal. The thread ends in a knot. */
export const colophon = String.raw`
// ---- The colophon

#pagebreak(weak: true)
#heading(level: 1, outlined: true)[How to follow a clause back]

Under a clause, a line leaves the thread in the margin and comes to a mark. Someone said this: the mark is the sector
they spoke from, and the words beside it say in which debate, on what day, and on which provocation. A clause without
a mark was written together in the draft. A voice is given by its sector, never by its name.

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

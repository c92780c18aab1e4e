/**
 * Sector bars: for each sector one to the left for disagree, to the right for agree and one apart for pass. The side is
 * told by where a bar stands, by its pattern and in words; colour is of the sector, whose mark and name are beside it.
 * What is drawn is an artifact; the words beside it say the same.
 */
export const bars = String.raw`
#let sunk = rgb("#efe9dd")
#let columns-of-bars = (38mm, 1fr, 1fr, 0.72fr)
#let words-of-bars(body) = text(size: 8.5pt, fill: soft, body)

#let pattern-of(side, paint) = if side == "agree" { paint } else if side == "disagree" {
  tiling(size: (4.2pt, 4.2pt), {
    place(rect(width: 100%, height: 100%, fill: white))
    place(line(start: (0%, 100%), end: (100%, 0%), stroke: 1.3pt + paint))
    place(line(start: (-50%, 50%), end: (50%, -50%), stroke: 1.3pt + paint))
    place(line(start: (50%, 150%), end: (150%, 50%), stroke: 1.3pt + paint))
  })
} else {
  tiling(size: (3.4pt, 3.4pt), {
    place(rect(width: 100%, height: 100%, fill: white))
    place(center + horizon, circle(radius: 1pt, fill: paint))
  })
}

// The ground, with a line where each word begins; the line where the share lies; the block or the point in it.
#let track(bar, paint, picture) = pdf.artifact(box(width: 100%, height: 5mm, {
  place(rect(width: 100%, height: 100%, fill: sunk))
  let ticks = if bar.side == "disagree" { (90, 60, 40, 10) } else { (10, 40, 60, 90) }
  for tick in ticks { place(dx: tick * 1%, line(length: 100%, angle: 90deg, stroke: 0.9pt + white)) }
  let reach = 1.3pt + paint
  place(dx: bar.from * 1%, dy: 2.5mm, line(length: (bar.to - bar.from) * 1%, stroke: reach))
  for end in (bar.from, bar.to) { place(dx: end * 1%, dy: 1.3mm, line(length: 2.4mm, angle: 90deg, stroke: reach)) }
  if bar.block != none {
    place(dx: bar.block.from * 1%, dy: 0.8mm, rect(
      width: (bar.block.to - bar.block.from) * 1%,
      height: 3.4mm,
      fill: pattern-of(bar.side, paint),
      stroke: 1pt + paint,
    ))
  }
  if bar.point != none {
    place(dx: bar.point * 1% - 1.9mm, dy: 0.6mm, circle(radius: 1.9mm, fill: white))
    place(dx: bar.point * 1% - 1.6mm, dy: 0.9mm, image(bytes(picture), format: "svg", width: 3.2mm, height: 3.2mm))
  }
}))

#let side-align(side) = if side == "disagree" { right } else { left }

#let row-of-bars(row) = block(width: 100%, breakable: false, above: 0mm, below: 0mm, inset: (y: 1.7mm), stroke: (top: 0.5pt + soft.lighten(70%)), {
  let paint = rgb(row.ink)
  let picture = pictures.at(row.ink).at(row.mark)
  grid(
    columns: columns-of-bars,
    column-gutter: 4mm,
    {
      place(dy: 0.15mm, pdf.artifact(image(bytes(picture), format: "svg", width: 3.6mm, height: 3.6mm)))
      pad(left: 5.4mm, {
        set par(leading: 0.4em, spacing: 0.45em)
        par(text(size: 10pt, weight: 700, hyphenate: true, row.name))
        par(words-of-bars(row.answers))
      })
    },
    ..row.bars.map(bar => {
      track(bar, paint, picture)
      v(0.9mm, weak: true)
      align(side-align(bar.side), words-of-bars(bar.words))
    }),
  )
})

#let frame-of-bars(size, ..cells) = pdf.artifact(block(width: 100%, above: 0mm, below: 1.2mm, {
  set text(size: size, fill: soft)
  grid(columns: columns-of-bars, column-gutter: 4mm, [], ..cells)
}))

#let chart(given) = {
  heading(level: 3, given.label)
  block(sticky: given.rows.len() > 0, par(given.finding))
  if given.rows.len() > 0 {
    block(above: 4mm, below: 7mm, breakable: given.rows.len() > 10, {
      frame-of-bars(8.5pt, ..("Disagree", "Agree", "Pass").map(name => align(
        if name == "Disagree" { right } else { left },
        text(weight: 700, fill: ink, name),
      )))
      for row in given.rows { row-of-bars(row) }
      let ends(..words) = grid(columns: words.pos().map(_ => 1fr), ..words.pos().enumerate().map(((at, word)) => align(
        if at == 0 { left } else if at == words.pos().len() - 1 { right } else { center },
        word,
      )))
      frame-of-bars(7.5pt, ends("100%", "half", "0"), ends("0", "half", "100%"), ends("0", "100%"))
    })
  }
}

#let key-sample(side) = {
  let bar = (side: side, from: 20, to: 80, block: (from: 34, to: 66), point: none)
  box(width: 16mm, baseline: 1.2mm, track(bar, ink, none))
}
#let has-blocks = data.blocks.any(part => part.charts.any(it => it.rows.any(row => row.bars.any(bar => bar.block != none))))
#let has-points = data.blocks.any(part => part.charts.any(it => it.rows.any(row => row.bars.any(bar => bar.point != none))))
#let key-of-bars = if has-blocks or has-points {
  heading(level: 2, "How to read the bars")
  par[Each sector has a bar for disagree, which grows to the left, one for agree, which grows to the right, and one for pass. The line shows where the share lies in 8 of 10 cases.]
  if has-blocks { par[A block is the share in words: below 20 answers no number is given.] }
  if has-points { par[A sector’s mark on the line is the share itself, from 20 answers on.] }
  if has-blocks {
    par(("disagree", "agree", "pass").map(side => box[#key-sample(side)#h(2mm)#side]).join(h(8mm)))
  }
}
`;

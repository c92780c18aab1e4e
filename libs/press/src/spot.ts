import type { PrintedSpot } from './edition-job';

type Rgb = [red: number, green: number, blue: number];

const ink = '#1c1a17';
const black = '#000000';
const white = '#ffffff';
const fallback = '#b8320f';

function parse(hex: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Rgb;
}

function format(rgb: Rgb): string {
  return `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2 relative luminance, 0 (black) to 1 (white). */
function luminance(hex: string): number {
  const [red, green, blue] = parse(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio of two colours written `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The same hue, darkened in small steps until small words in it can be read on white paper (4.5 to 1). */
function darkened(hex: string): string {
  let colour = hex;
  while (contrast(colour, white) < 4.5) colour = format(parse(colour).map((value) => value * 0.96) as Rgb);
  return colour;
}

/** White or ink, whichever reads on it; black for the few colours between them. One of the three always does. */
function readableOn(fill: string): string {
  return [white, ink].find((colour) => contrast(fill, colour) >= 4.5) ?? black;
}

/**
 * The artist's spot colour, ready for paper.
 *
 * @param spot `#rrggbb`; anything else gives the house's own red, for a colour must never stop an edition.
 */
export function printedSpot(spot: string): PrintedSpot {
  const fill = /^#[0-9a-f]{6}$/i.test(spot) ? spot.toLowerCase() : fallback;
  return { fill, ink: darkened(fill), on: readableOn(fill) };
}

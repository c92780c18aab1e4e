import sharp from 'sharp';

const ink = '#26221f';
const red = '#c8452d';
const sun = '#e9a63a';
const paper = '#f6efe2';

const rays = Array.from({ length: 12 }, (_, ray) => {
  const angle = (ray * Math.PI) / 6;
  const at = (radius: number) => `${880 + radius * Math.cos(angle)} ${230 + radius * Math.sin(angle)}`;
  return `M${at(112)} L${at(150)}`;
}).join(' ');

/** Cut shapes and flat inks, a little out of register as a hand print is. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900">
  <rect width="1200" height="900" fill="${paper}"/>
  <circle cx="880" cy="230" r="92" fill="${sun}"/>
  <path d="${rays}" stroke="${sun}" stroke-width="16" stroke-linecap="round"/>
  <path d="M420 560 C560 430 700 500 800 450 S1040 360 1160 440 V830 H420 Z" fill="${ink}"/>
  <path d="M430 830 C520 760 720 770 700 690 S560 640 660 590 S900 560 912 412" fill="none"
    stroke="${paper}" stroke-width="24"/>
  <path d="M60 90 H400 V830 H60 Z M100 130 V830 H360 V130 Z" fill="${ink}" fill-rule="evenodd"/>
  <path d="M40 836 H1160" stroke="${ink}" stroke-width="12" stroke-linecap="round"/>
  <path d="M366 130 L470 190 V872 L366 836 Z" fill="${red}"/>
  <circle cx="446" cy="520" r="11" fill="${paper}"/>
  <g transform="translate(6 -4)" fill="none" stroke="${red}" stroke-width="24" stroke-linecap="round">
    <path d="M170 380 V812 M300 640 V812 M250 385 V600 M170 410 H250 M170 490 H250 M170 730 H300"/>
  </g>
  <path d="M166 596 H306 L328 640 H166 Z" fill="${ink}"/>
</svg>`;

/** The picture of the first demo provocation, as the bytes of a PNG. */
export function chairPicture(): Promise<Buffer> {
  return sharp(Buffer.from(svg)).png().toBuffer();
}

import type { Colour } from "./png.ts";

/** How far a point is outside a shape, in pixels; negative inside. */
type Shape = (x: number, y: number) => number;

const ink: Colour = [30, 41, 59, 255];
const shade: Colour = [71, 97, 133, 255];
const leaf: Colour = [148, 190, 214, 255];
const paper: Colour = [250, 247, 240, 255];
const green: Colour = [34, 150, 94, 255];

/** Three sheets, and on the top one a keyhole and a tick: samples about sign-in that were checked. */
const layers: [Shape, Colour][] = [
  [sheet(256, 256, 256, 256, 96), ink],
  [sheet(296, 216, 120, 150, 22), shade],
  [sheet(268, 240, 120, 150, 22), leaf],
  [sheet(240, 264, 120, 150, 22), paper],
  [disc(240, 222, 42), ink],
  [wedge(240, 222, 320, 18, 40), ink],
  [disc(356, 388, 70), ink],
  [disc(356, 388, 58), green],
  [stroke(330, 390, 348, 408, 9), paper],
  [stroke(348, 408, 384, 368, 9), paper],
];

export function colourAt(x: number, y: number): Colour {
  let colour: Colour = [ink[0], ink[1], ink[2], 0];
  for (const [shape, fill] of layers) colour = blend(colour, fill, cover(shape, x, y));
  return colour;
}

/** One pixel of soft edge stands in for anti-aliasing. */
function cover(shape: Shape, x: number, y: number): number {
  return Math.min(1, Math.max(0, 0.5 - shape(x + 0.5, y + 0.5)));
}

function blend(under: Colour, over: Colour, share: number): Colour {
  const mix = (from: number, to: number) => Math.round(from + (to - from) * share);
  return [
    mix(under[0], over[0]),
    mix(under[1], over[1]),
    mix(under[2], over[2]),
    mix(under[3], over[3]),
  ];
}

function sheet(
  cx: number,
  cy: number,
  halfWidth: number,
  halfHeight: number,
  round: number,
): Shape {
  return (x, y) => {
    const dx = Math.abs(x - cx) - halfWidth + round;
    const dy = Math.abs(y - cy) - halfHeight + round;
    const corner = Math.hypot(Math.max(dx, 0), Math.max(dy, 0));
    return corner + Math.min(Math.max(dx, dy), 0) - round;
  };
}

function disc(cx: number, cy: number, radius: number): Shape {
  return (x, y) => Math.hypot(x - cx, y - cy) - radius;
}

/** Widens from `top` to `bottom`, as the lower part of a keyhole does. */
function wedge(
  cx: number,
  top: number,
  bottom: number,
  halfTop: number,
  halfBottom: number,
): Shape {
  return (x, y) => {
    const along = (y - top) / (bottom - top);
    const side = Math.abs(x - cx) - (halfTop + (halfBottom - halfTop) * along);
    return Math.max(side, top - y, y - bottom);
  };
}

function stroke(x1: number, y1: number, x2: number, y2: number, halfWidth: number): Shape {
  const [dx, dy] = [x2 - x1, y2 - y1];
  return (x, y) => {
    const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
    const nearest = Math.min(1, Math.max(0, along));
    return Math.hypot(x - x1 - nearest * dx, y - y1 - nearest * dy) - halfWidth;
  };
}

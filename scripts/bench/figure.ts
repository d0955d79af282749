/** One figure against what it has to reach. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** `atLeast` or `atMost`; without either it is only shown. */
  atLeast?: number;
  atMost?: number;
  note?: string;
}

export function isMet({ value, atLeast = -Infinity, atMost = Infinity }: Figure): boolean {
  return value >= atLeast && value <= atMost;
}

export function figureLine(figure: Figure): string {
  const { name, value, unit, atLeast, atMost, note } = figure;
  const wanted = atLeast !== undefined ? `≥ ${atLeast}` : atMost !== undefined ? `≤ ${atMost}` : "";
  const verdict = wanted ? (isMet(figure) ? "ok" : "MISSED") : "";
  const shown = value >= 100 ? Math.round(value).toString() : value.toFixed(2);
  return [
    name.padEnd(38),
    `${shown} ${unit}`.padStart(16),
    wanted.padStart(8),
    verdict.padStart(7),
    note ? `  ${note}` : "",
  ]
    .join(" ")
    .trimEnd();
}

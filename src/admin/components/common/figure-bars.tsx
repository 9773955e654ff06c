const HEIGHT = 190;
const TOP = 18;
const FOOT = 20;

/** A bar of a figure. Shares are of the highest bar, from 0 to 1. */
export interface Bar {
  key: string;
  label: string;
  /** Its parts from below. */
  parts: number[];
  /** How high it was the year before. */
  before: number;
  value: string;
}

/** Bars side by side, with a line for each where it stood the year before. */
export function Bars({ caption, summary, bars }: { caption: string; summary: string; bars: Bar[] }) {
  const room = HEIGHT - TOP - FOOT;
  const step = 100 / bars.length;
  return (
    <figure className="k-figure">
      <figcaption>{caption}</figcaption>
      <svg height={HEIGHT} role="img" aria-label={summary}>
        {bars.map(({ key, label, parts, before, value }, index) => {
          const middle = `${(index + 0.5) * step}%`;
          const [first = 0, second = 0] = parts.map((share) => share * room);
          return (
            <g key={key}>
              <rect
                x={`${(index + 0.15) * step}%`}
                width={`${step * 0.7}%`}
                y={HEIGHT - FOOT - first}
                height={first}
                className="k-bar-paid"
              />
              <rect
                x={`${(index + 0.15) * step}%`}
                width={`${step * 0.7}%`}
                y={HEIGHT - FOOT - first - second}
                height={second}
                className="k-bar-owed"
              />
              <line
                x1={`${(index + 0.05) * step}%`}
                x2={`${(index + 0.95) * step}%`}
                y1={HEIGHT - FOOT - before * room}
                y2={HEIGHT - FOOT - before * room}
                className="k-bar-before"
              />
              <text x={middle} y={HEIGHT - FOOT - first - second - 5}>
                {value}
              </text>
              <text x={middle} y={HEIGHT - 5} className="k-axis">
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

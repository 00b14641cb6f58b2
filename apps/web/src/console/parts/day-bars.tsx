import type { JSX } from 'react';

interface DayBarsProps {
  label: string;
  /** Oldest first. */
  days: readonly { day: string; value: number }[];
}

const HEIGHT = 120;
const BAR = 10;
const GAP = 4;

/** A bar for each day. The table beside it tells the same in text. */
export function DayBars({ label, days }: DayBarsProps): JSX.Element | null {
  const most = Math.max(...days.map(({ value }) => value), 1);
  if (days.length < 2) return null;
  const width = days.length * (BAR + GAP);
  return (
    <figure className="console-bars">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label} preserveAspectRatio="none">
        {days.map(({ day, value }, index) => {
          const height = Math.max((value / most) * (HEIGHT - 4), value > 0 ? 2 : 0);
          return (
            <rect
              key={day}
              x={index * (BAR + GAP)}
              y={HEIGHT - height}
              width={BAR}
              height={height}
              rx={2}
              className="console-bars__bar"
            >
              <title>{`${day}: ${value}`}</title>
            </rect>
          );
        })}
      </svg>
      <div className="console-bars__ends">
        <span>{days[0]?.day}</span>
        <span>{days.at(-1)?.day}</span>
      </div>
    </figure>
  );
}

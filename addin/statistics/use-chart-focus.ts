import { type KeyboardEvent, useRef, useState } from 'react';
import type { ChartColumn } from './chart-series.ts';

interface Place {
  column: number;
  part: number;
}

/** The next column that has something, going one way. */
const columnFrom = (columns: readonly ChartColumn[], from: number, step: 1 | -1): number => {
  for (let at = from; at >= 0 && at < columns.length; at += step)
    if ((columns[at]?.parts.length ?? 0) > 0) return at;
  return -1;
};

const columnOfKey = (columns: readonly ChartColumn[], from: number, key: string) => {
  if (key === 'ArrowRight') return columnFrom(columns, from + 1, 1);
  if (key === 'ArrowLeft') return columnFrom(columns, from - 1, -1);
  if (key === 'Home') return columnFrom(columns, 0, 1);
  return key === 'End' ? columnFrom(columns, columns.length - 1, -1) : null;
};

const moved = (columns: readonly ChartColumn[], place: Place, key: string): Place | null => {
  const lastOf = (column: number) => (columns[column]?.parts.length ?? 0) - 1;
  const column = columnOfKey(columns, place.column, key);
  if (column !== null)
    return column < 0 ? place : { column, part: Math.min(place.part, lastOf(column)) };
  if (key === 'ArrowUp') return { ...place, part: Math.min(place.part + 1, lastOf(place.column)) };
  return key === 'ArrowDown' ? { ...place, part: Math.max(place.part - 1, 0) } : null;
};

/** A chart is one stop of the Tab key; arrows go through its columns and their parts. */
export function useChartFocus(columns: readonly ChartColumn[]) {
  const plot = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<Place>({ column: columns.length - 1, part: 0 });
  const exists = columns[wanted.column]?.parts[wanted.part] !== undefined;
  const active = exists ? wanted : { column: columnFrom(columns, columns.length - 1, -1), part: 0 };
  return {
    plot,
    isActive: (column: number, part: number) => column === active.column && part === active.part,
    onFocus: (column: number, part: number) => setWanted({ column, part }),
    onKeyDown(event: KeyboardEvent) {
      const next = moved(columns, active, event.key);
      if (next === null) return;
      event.preventDefault();
      setWanted(next);
      plot.current
        ?.querySelector<HTMLElement>(`[data-place="${next.column}-${next.part}"]`)
        ?.focus();
    },
  };
}

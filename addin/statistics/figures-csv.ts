import type { Figures, Statistics, StatisticsItem } from '../../server/contract/statistics.ts';
import { writeCsv } from '../../server/domain/csv/write-csv.ts';

/** What is on the page, as it came. */
export interface PageFigures {
  periods: Statistics;
  lists: readonly { by: string; items: readonly StatisticsItem[]; rest?: Statistics['rest'] }[];
}

interface Words {
  headers: readonly string[];
  periods: string;
  rest: string;
  total: string;
}

type Cell = string | number | null;

const figures = ({ interactions, attemptsFailed, durationMinutes, cost }: Figures): Cell[] => [
  interactions,
  attemptsFailed,
  durationMinutes,
  cost,
];

/** One line for each figure, so that a spreadsheet can filter and pivot them. */
export const figuresCsv = ({ periods, lists }: PageFigures, words: Words): string => {
  const line = (start: readonly Cell[], values: Figures): Cell[] => [
    ...start,
    ...figures(values),
    periods.currencyCode,
  ];
  const ofPeriods = periods.items.flatMap((item) => {
    const days = [words.periods, item.key, null, item.dateFrom ?? null, item.dateTo ?? null];
    return [
      line([...days, null, null], item),
      ...(item.parts ?? []).map((part) => line([...days, part.key, part.label], part)),
    ];
  });
  const start = (by: string, key: Cell, label: Cell): Cell[] => [
    by,
    key,
    label,
    periods.dateFrom,
    periods.dateTo,
    null,
    null,
  ];
  const ofLists = lists.flatMap(({ by, items, rest }) => [
    ...items.map(({ key, label, ...values }) => line(start(by, key, label), values)),
    ...(rest ? [line(start(by, null, words.rest), rest)] : []),
  ]);
  return writeCsv([
    words.headers,
    line(start(words.total, null, null), periods.total),
    ...ofPeriods,
    ...ofLists,
  ]);
};

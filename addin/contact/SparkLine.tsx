import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../server/contract/contact.ts';
import { useFormats } from '../ui/dates.ts';

const width = 132;
const height = 32;
/** Half the last point, so that it is not cut. */
const inset = 3;

const useStyles = makeStyles({
  line: {
    fill: 'none',
    stroke: tokens.colorBrandForeground1,
    strokeWidth: '1.5px',
    strokeLinejoin: 'round',
    strokeLinecap: 'round',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  area: { fill: tokens.colorBrandBackground2, '@media (forced-colors: active)': { fill: 'none' } },
  ground: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1px' },
  now: {
    fill: tokens.colorBrandForeground1,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
});

type Months = ContactDetail['figures']['months'];

function pointsOf(months: Months): [x: number, y: number][] {
  const most = Math.max(1, ...months.map((one) => one.noOfInteractions));
  const step = (width - 2 * inset) / Math.max(1, months.length - 1);
  const rise = (height - 2 * inset) / most;
  return months.map((one, at) => [inset + at * step, height - inset - one.noOfInteractions * rise]);
}

/** A year of interactions at a glance; told month by month to who does not see it. */
export function SparkLine({ months }: { months: Months }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { number, month } = useFormats();
  const points = pointsOf(months);
  const path = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const last = points.at(-1);
  const told = months.map((one) =>
    t('contactLife.spark.month', {
      month: month(one.month),
      count: one.noOfInteractions,
    }),
  );
  const most = Math.max(0, ...months.map((one) => one.noOfInteractions));
  if (most === 0) return null;
  const ground = height - inset;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('contactLife.spark.label', { months: told.join(', ') })}
    >
      <title>{t('contactLife.spark.most', { count: most, most: number(most) })}</title>
      <line className={styles.ground} x1={inset} x2={width - inset} y1={ground} y2={ground} />
      <polygon
        className={styles.area}
        points={`${inset},${ground} ${path} ${width - inset},${ground}`}
      />
      <polyline className={styles.line} points={path} />
      {last && <circle className={styles.now} cx={last[0]} cy={last[1]} r={inset - 0.5} />}
    </svg>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Line, linesOf } from './lines.ts';
import type { Key } from './paged-list.ts';
import { type RowFocus, useRowFocus } from './use-row-focus.ts';

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  /** This and `headingOf` must keep their identity between renders. */
  keyOf: (item: Item) => Key;
  rowHeight: number;
  /** Lays the cells of a row out. */
  rowClassName: string;
  /** Rows with the same value stand under one heading. */
  headingOf?: (item: Item) => string;
  headingText?(heading: string): string;
  /** The cells of a row. */
  renderRow(item: Item): ReactNode;
  openKey?: Key | null;
  onOpen?(item: Item): void;
  /** Rows that are chosen for an act, beside the one that is open. */
  selected?: ReadonlySet<Key> | undefined;
  onSelect?: ((item: Item, how: 'toggle' | 'extend') => void) | undefined;
  onAtTop?(atTop: boolean): void;
  complete: boolean;
  onNearEnd(): void;
  footer: ReactNode;
}

/** A table whose rows take the focus and open. */
const grid = { role: 'grid' };
const choosableGrid = { ...grid, 'aria-multiselectable': true };
const headingHeight = 40;
const nearEnd = 10;
const atTopWithin = 8;

const useStyles = makeStyles({
  scroll: { overflowY: 'auto', overflowX: 'hidden', flexGrow: 1, minHeight: 0 },
  table: { display: 'block' },
  body: { display: 'block', position: 'relative' },
  line: { position: 'absolute', top: 0, left: 0, width: '100%', boxSizing: 'border-box' },
  heading: {
    display: 'flex',
    alignItems: 'end',
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& > td': { padding: 0 },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  openable: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    '@media (forced-colors: active)': { outline: '1px solid Highlight', outlineOffset: '-1px' },
  },
  open: {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    // There neither background nor shadow is drawn.
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
});

/** Where the lines are; only those in sight and the one that can have the focus are drawn. */
function useLines<Item>(lines: readonly Line<Item>[], active: number, rowHeight: number) {
  const scroll = useRef<HTMLDivElement>(null);
  const measured = useRef(rowHeight);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (lines[index]?.kind === 'heading' ? headingHeight : rowHeight),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (active < 0 || shown.includes(active)) return shown;
      return [...shown, active].sort((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    virtual.measure();
  });
  return { scroll, virtual };
}

/** Draws only the rows in sight, so that ten thousand of them scroll as fifty do. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, headingOf, complete, onNearEnd } = props;
  const styles = useStyles();
  const lines = useMemo(() => linesOf(items, keyOf, headingOf), [items, keyOf, headingOf]);
  const [activeKey, setActiveKey] = useState<Key | null>(null);
  const isActive = (line: Line<Item>) => line.kind === 'row' && line.key === activeKey;
  const found = activeKey === null ? -1 : lines.findIndex(isActive);
  const active = found >= 0 ? found : lines.findIndex((line) => line.kind === 'row');
  const { scroll, virtual } = useLines(lines, active, props.rowHeight);
  const focus = useRowFocus({
    lines,
    active,
    setActiveKey,
    reveal: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    openKey: props.openKey ?? null,
    onEnter: (line) => props.onOpen?.(line.item),
    onSelect: props.onSelect && ((line, how) => props.onSelect?.(line.item, how)),
  });
  const tellAtTop = useEffectEvent(() => props.onAtTop?.(true));
  useEffect(() => tellAtTop(), []);
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (!complete && lines.length > 0 && last >= lines.length - nearEnd) onNearEnd();
  });

  return (
    <div
      ref={scroll}
      className={styles.scroll}
      onScroll={(event) => props.onAtTop?.(event.currentTarget.scrollTop < atTopWithin)}
    >
      <table
        {...(props.onSelect ? choosableGrid : grid)}
        className={styles.table}
        aria-label={props.label}
        aria-rowcount={complete ? lines.length : -1}
        onKeyDown={focus.onKeyDown}
      >
        <tbody className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start, size }) => (
            <DrawnLine
              key={lines[index]?.key ?? index}
              line={lines[index]}
              index={index}
              active={index === active}
              place={{ transform: `translateY(${start}px)`, height: size }}
              list={props}
              focus={focus}
              onFocus={setActiveKey}
            />
          ))}
        </tbody>
      </table>
      {props.footer}
    </div>
  );
}

interface DrawnLineProps<Item> {
  line: Line<Item> | undefined;
  index: number;
  active: boolean;
  place: CSSProperties;
  list: VirtualListProps<Item>;
  focus: RowFocus<Item>;
  onFocus(key: Key): void;
}

function DrawnLine<Item>({
  line,
  index,
  active,
  place,
  list,
  focus,
  onFocus,
}: DrawnLineProps<Item>) {
  const styles = useStyles();
  if (!line) return null;
  if (line.kind === 'heading') {
    return (
      <tr
        aria-rowindex={index + 1}
        className={mergeClasses(styles.line, styles.heading)}
        style={place}
      >
        <th scope="rowgroup">{list.headingText?.(line.heading) ?? line.heading}</th>
      </tr>
    );
  }
  const open = list.openKey === line.key;
  const selected = list.onSelect && (list.selected?.has(line.key) ?? false);
  const openable = list.onOpen && styles.openable;
  return (
    <tr
      ref={(element) => focus.register(line.key, element)}
      tabIndex={active ? 0 : -1}
      aria-rowindex={index + 1}
      aria-current={selected !== undefined && open ? true : undefined}
      aria-selected={selected ?? (list.onOpen ? open : undefined)}
      className={mergeClasses(
        list.rowClassName,
        styles.line,
        styles.row,
        openable,
        selected && styles.selected,
        open && styles.open,
      )}
      style={place}
      onFocus={() => onFocus(line.key)}
      onClick={() => list.onOpen?.(line.item)}
      onKeyDown={focus.onRowKeyDown(line)}
    >
      {list.renderRow(line.item)}
    </tr>
  );
}

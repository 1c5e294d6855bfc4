import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useStore } from './store.ts';
import { useStrings } from './strings.ts';
import { type TranscriptLine, textOf, timeOf } from './transcript.ts';
import { useWorld } from './world.ts';

const useStyles = makeStyles({
  panel: { height: '100%', display: 'flex', flexDirection: 'column' },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0`,
  },
  title: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  log: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    fontVariantNumeric: 'tabular-nums',
  },
  line: { display: 'flex', gap: tokens.spacingHorizontalM },
  time: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
  hint: { color: tokens.colorNeutralForeground3 },
});

const Line = ({ line }: { line: TranscriptLine }) => {
  const styles = useStyles();
  const strings = useStrings();
  return (
    <div className={styles.line}>
      <time className={styles.time} dateTime={line.at.toISOString()}>
        {timeOf(line)}
      </time>
      <span>{textOf(line, strings)}</span>
    </div>
  );
};

const CopyButton = ({ lines }: { lines: readonly TranscriptLine[] }) => {
  const strings = useStrings();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const text = lines.map((line) => `${timeOf(line)} ${textOf(line, strings)}`).join('\n');
    await navigator.clipboard?.writeText(text).catch(() => undefined);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
      disabled={lines.length === 0}
      onClick={copy}
    >
      {copied ? strings.transcript.copied : strings.transcript.copy}
    </Button>
  );
};

/** In the tab order, so that a keyboard can scroll it. */
const scrollable = { role: 'log', 'aria-live': 'polite', tabIndex: 0 } as const;

const nearEnd = 24;

/** Keeps the newest line in sight, except for somebody who has scrolled up to read. */
const useEnd = () => {
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const showEnd = () => {
      if (following.current) element.scrollTo({ top: element.scrollHeight });
    };
    const changes = new MutationObserver(showEnd);
    changes.observe(element, { childList: true, characterData: true, subtree: true });
    const sizes = new ResizeObserver(showEnd);
    sizes.observe(element);
    return () => {
      changes.disconnect();
      sizes.disconnect();
    };
  }, []);
  const followEnd = () => {
    if (log.current === null || log.current.clientHeight === 0) return;
    const { clientHeight, scrollHeight, scrollTop } = log.current;
    following.current = scrollHeight - scrollTop - clientHeight < nearEnd;
  };
  return { log, followEnd };
};

/** What the host did and the add-in answered, newest at the bottom. */
export const TranscriptPanel = () => {
  const styles = useStyles();
  const { regions, transcript } = useStrings();
  const lines = useStore(useWorld().transcript.lines);
  const { log, followEnd } = useEnd();
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2 className={styles.title}>{regions.transcript}</h2>
        <CopyButton lines={lines} />
      </div>
      <div ref={log} {...scrollable} className={styles.log} onScroll={followEnd}>
        {lines.length === 0 && (
          <Text size={200} className={styles.hint}>
            {transcript.hint}
          </Text>
        )}
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </div>
    </div>
  );
};

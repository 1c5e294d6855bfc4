import { makeStyles, SearchBox } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';

const pauseAfterTyping = 300;

const useStyles = makeStyles({
  box: { flexGrow: 1, flexBasis: '200px', minWidth: 0, maxWidth: '360px' },
});

/** Searches once typing rests; the address may also change it from outside. */
export function SearchInput(props: { label: string; value: string; onChange(text: string): void }) {
  const styles = useStyles();
  const [text, setText] = useState(props.value);
  const [known, setKnown] = useState(props.value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (known !== props.value) {
    setKnown(props.value);
    if (props.value !== text.trim()) setText(props.value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <SearchBox
      size="small"
      className={styles.box}
      aria-label={props.label}
      placeholder={props.label}
      maxLength={100}
      value={text}
      onChange={(_, { value }) => {
        setText(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => props.onChange(value.trim()), pauseAfterTyping);
      }}
    />
  );
}

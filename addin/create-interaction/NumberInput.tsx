import { Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';

const useStyles = makeStyles({ input: { minWidth: 0 } });

interface NumberInputProps {
  value: number;
  decimals: number;
  max: number;
  onChange(value: number): void;
}

const read = (text: string, decimals: number): number | null => {
  const plain = text.trim().replace(',', '.');
  const form = decimals === 0 ? /^\d+$/ : new RegExp(`^\\d+([.]\\d{0,${decimals}})?$`);
  if (plain === '') return 0;
  return form.test(plain) ? Number(plain) : null;
};

/** A number as people type it, with a comma or a point; what is no number is not taken. */
export function NumberInput({ value, decimals, max, onChange, ...field }: NumberInputProps) {
  const styles = useStyles();
  const [text, setText] = useState(String(value));
  if (read(text, decimals) !== value) setText(String(value));
  return (
    <Input
      {...field}
      className={styles.input}
      inputMode={decimals === 0 ? 'numeric' : 'decimal'}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(_, { value: typed }) => {
        const number = read(typed, decimals);
        if (number === null || number > max) return;
        setText(typed);
        onChange(number);
      }}
    />
  );
}

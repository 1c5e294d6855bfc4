import {
  Label,
  makeStyles,
  mergeClasses,
  Tag,
  TagGroup,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Address } from '../demo-company.ts';
import { useStrings } from '../strings.ts';
import { addRecipients, type Recipient, readRecipients, suggestRecipients } from './recipient.ts';

/** As long as the longest of the three languages, so that what is written lines up. */
export const labelWidth = '84px';

const useStyles = makeStyles({
  row: {
    position: 'relative',
    flexShrink: 0,
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    minHeight: '36px',
    ':focus-within': { borderBottomColor: tokens.colorBrandStroke1 },
  },
  label: {
    width: labelWidth,
    flexShrink: 0,
    paddingBlock: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground3,
  },
  box: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingBlock: tokens.spacingVerticalXS,
  },
  tags: { display: 'contents' },
  unresolved: {
    color: tokens.colorStatusDangerForeground1,
    textDecorationLine: 'underline',
    textDecorationStyle: 'wavy',
  },
  input: {
    flexGrow: 1,
    minWidth: '96px',
    minHeight: '28px',
    border: 'none',
    outlineStyle: 'none',
    padding: 0,
    font: 'inherit',
    color: 'inherit',
    backgroundColor: 'transparent',
  },
  popup: {
    position: 'absolute',
    zIndex: 10,
    top: '100%',
    insetInlineStart: labelWidth,
    insetInlineEnd: 0,
    listStyleType: 'none',
    margin: 0,
    padding: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  option: {
    display: 'flex',
    flexDirection: 'column',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: { backgroundColor: tokens.colorNeutralBackground1Selected },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface RecipientInputProps {
  label: string;
  recipients: readonly Recipient[];
  known: readonly Address[];
  disabled: boolean;
  onChange: (recipients: Recipient[]) => void;
}

const completing = new Set(['Enter', ',', ';']);

/** What is typed, what could be meant, and what the keys do about it. */
const useTyping = ({ recipients, known, onChange }: RecipientInputProps) => {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(-1);
  const suggestions = suggestRecipients(typed, known, recipients);
  const type = (text: string) => {
    setTyped(text);
    setActive(-1);
  };
  const add = (added: readonly Recipient[]) => {
    type('');
    if (added.length > 0) onChange(addRecipients(recipients, added));
  };
  const choose = ({ address, name }: Address) => add([{ address, name, resolved: true }]);
  const commit = () => {
    const chosen = suggestions[active];
    if (chosen === undefined) add(readRecipients(typed, known));
    else choose(chosen);
  };
  const move = (step: number) => {
    const count = suggestions.length;
    if (count > 0) setActive((active + step + (active < 0 && step < 0 ? 1 : 0) + count) % count);
  };
  const press = (event: KeyboardEvent) => {
    if (completing.has(event.key) && typed.trim() !== '') {
      event.preventDefault();
      commit();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && suggestions.length > 0) {
      event.stopPropagation();
      type('');
    } else if (event.key === 'Backspace' && typed === '' && recipients.length > 0) {
      onChange(recipients.slice(0, -1));
    }
  };
  return { typed, active, suggestions, type, add, choose, commit, press };
};

type Typing = ReturnType<typeof useTyping>;

const Suggestions = ({ id, typing }: { id: string; typing: Typing }) => {
  const styles = useStyles();
  const { compose } = useStrings();
  const { active, suggestions, choose } = typing;
  if (suggestions.length === 0) return null;
  return (
    <div id={id} role="listbox" aria-label={compose.suggestions} className={styles.popup}>
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.address}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={mergeClasses(styles.option, index === active && styles.active)}
          // Before the blur that would take what is typed for an address.
          onPointerDown={(event) => {
            event.preventDefault();
            choose(suggestion);
          }}
        >
          <Text>{suggestion.name}</Text>
          <Text size={200} className={styles.quiet}>
            {suggestion.address}
          </Text>
        </div>
      ))}
    </div>
  );
};

const Chips = ({ recipients, disabled, onChange }: RecipientInputProps) => {
  const styles = useStyles();
  const { compose } = useStrings();
  return (
    <TagGroup
      className={styles.tags}
      size="small"
      onDismiss={(_, { value }) => onChange(recipients.filter(({ address }) => address !== value))}
    >
      {recipients.map(({ address, name, resolved }) => (
        <Tag
          key={address}
          value={address}
          dismissible={!disabled}
          title={address}
          aria-label={resolved ? compose.remove(name) : compose.unresolved(name)}
          className={resolved ? undefined : styles.unresolved}
        >
          {name}
        </Tag>
      ))}
    </TagGroup>
  );
};

/** An address field: names become chips, what nobody knows stays visible as such. */
export const RecipientInput = (props: RecipientInputProps) => {
  const styles = useStyles();
  const id = useId();
  const typing = useTyping(props);
  const { typed, active, suggestions } = typing;
  const popupId = `${id}-suggestions`;
  const paste = (text: string, event: { preventDefault: () => void }) => {
    if (!/[,;\n]/u.test(text)) return;
    event.preventDefault();
    typing.add(readRecipients(text, props.known));
  };
  return (
    <div className={styles.row}>
      <Label htmlFor={id} size="small" className={styles.label}>
        {props.label}
      </Label>
      <div className={styles.box}>
        {props.recipients.length > 0 && <Chips {...props} />}
        <input
          id={id}
          className={styles.input}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={suggestions.length > 0}
          aria-controls={popupId}
          aria-activedescendant={active < 0 ? undefined : `${popupId}-${active}`}
          autoComplete="off"
          spellCheck={false}
          disabled={props.disabled}
          value={typed}
          onChange={(event) => typing.type(event.target.value)}
          onKeyDown={typing.press}
          onBlur={typing.commit}
          onPaste={(event) => paste(event.clipboardData.getData('text'), event)}
        />
      </div>
      <Suggestions id={popupId} typing={typing} />
    </div>
  );
};

import {
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { EditRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '52px',
    padding: `${tokens.spacingVerticalXS} 0`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  blocked: { color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

export interface RowAct {
  text: string;
  onClick(): void;
}

interface ActionRowProps {
  title: string;
  blocked?: boolean;
  /** What else is known of it, in one line or several. */
  facts: ReactNode;
  /** Without it the row can only be read. */
  onEdit?: (() => void) | undefined;
  acts?: readonly RowAct[];
}

/** A row of a short table: what it is, a pencil, and what else can be done with it. */
export function ActionRow({ title, blocked = false, facts, onEdit, acts = [] }: ActionRowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <li className={styles.line}>
      <span className={styles.what}>
        <span className={mergeClasses(blocked && styles.blocked)}>
          {title}{' '}
          {blocked && (
            <Badge appearance="outline" size="small">
              {t('templates.blocked')}
            </Badge>
          )}
        </span>
        <Text size={200} className={styles.quiet}>
          {facts}
        </Text>
      </span>
      {onEdit && (
        <Button
          appearance="subtle"
          icon={<EditRegular />}
          aria-label={`${t('actions.edit')}: ${title}`}
          onClick={onEdit}
        />
      )}
      {acts.length > 0 && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              icon={<MoreHorizontalRegular />}
              aria-label={t('setUpRow.more', { name: title })}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {acts.map(({ text, onClick }) => (
                <MenuItem key={text} onClick={onClick}>
                  {text}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </li>
  );
}

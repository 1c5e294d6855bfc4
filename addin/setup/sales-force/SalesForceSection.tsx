import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hashOf, navigate, useRoute } from '../../ui/route.ts';
import { SectionFrame } from '../../ui/SectionFrame.tsx';
import { useChanges } from '../../ui/use-changes.ts';
import { Mailboxes } from './Mailboxes.tsx';
import { Salespeople } from './Salespeople.tsx';
import { Teams } from './Teams.tsx';

const useStyles = makeStyles({ tabs: { flexWrap: 'wrap' } });

const parts = { salespeople: Salespeople, teams: Teams, mailboxes: Mailboxes } as const;
type PartName = keyof typeof parts;
const names = Object.keys(parts) as PartName[];

/** Everybody sees who sells, in which team, and from which mailboxes; administrators change it. */
export function SalesForceSection() {
  const styles = useStyles();
  const { t } = useTranslation();
  const queries = useQueryClient();
  const asked = useRoute().query.get('part');
  const part = names.find((name) => name === asked) ?? 'salespeople';
  const Part = parts[part];
  useChanges(['setup'], () => {
    for (const key of ['salespeople', 'teams', 'marketing-setup'])
      void queries.invalidateQueries({ queryKey: [key] });
  });
  return (
    <SectionFrame title={t('setup.salespeople')} hint={t(`${part}.hint`)}>
      <TabList
        className={styles.tabs}
        selectedValue={part}
        aria-label={t('salespeople.tabs')}
        onTabSelect={(_, { value }) =>
          navigate(hashOf(['setup', 'salespeople'], { part: String(value) }), 'replace')
        }
      >
        {names.map((name) => (
          <Tab key={name} value={name}>
            {t(`salespeople.${name}`)}
          </Tab>
        ))}
      </TabList>
      <Part />
    </SectionFrame>
  );
}

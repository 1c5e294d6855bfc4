import { Badge, Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import { useFormats } from '../ui/dates.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../ui/list/ListStates.tsx';
import { useInteractionGroups, useInteractionTemplates } from '../ui/lookups.ts';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { TemplateDialog } from './TemplateDialog.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  title: { paddingTop: tokens.spacingVerticalM },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '52px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

export function TemplatesSection() {
  const { t } = useTranslation();
  const templates = useInteractionTemplates();
  const groups = useInteractionGroups();
  const [edited, setEdited] = useState<InteractionTemplate | null>(null);
  return (
    <SectionFrame title={t('setup.templates')} hint={t('templates.hint')}>
      {templates.isPending && <ListSkeleton rowHeight={52} />}
      {templates.error && (
        <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />
      )}
      {templates.data?.length === 0 && (
        <EmptyState title={t('templates.emptyTitle')} hint={t('templates.emptyHint')} />
      )}
      {groups.data?.map(({ code, description }) => (
        <Group
          key={code}
          title={description}
          templates={templates.data?.filter((known) => known.interactionGroupCode === code) ?? []}
          onEdit={setEdited}
        />
      ))}
      {edited && <TemplateDialog template={edited} onClose={() => setEdited(null)} />}
    </SectionFrame>
  );
}

interface GroupProps {
  title: string;
  templates: InteractionTemplate[];
  onEdit(template: InteractionTemplate): void;
}

function Group({ title, templates, onEdit }: GroupProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFormats();
  if (templates.length === 0) return null;
  return (
    <div>
      <Subtitle2 as="h3" className={styles.title}>
        {title}
      </Subtitle2>
      <ul className={styles.list} aria-label={`${t('templates.listLabel')}: ${title}`}>
        {templates.map((template) => (
          <li key={template.code} className={styles.line}>
            <span className={styles.what}>
              <span>
                {template.description}{' '}
                {template.blocked && (
                  <Badge appearance="outline" size="small">
                    {t('templates.blocked')}
                  </Badge>
                )}
              </span>
              <Text size={200} className={styles.quiet}>
                {[
                  template.code,
                  template.informationFlow && t(`log.${template.informationFlow}`),
                  formats.money(template.unitCost),
                  formats.duration(template.unitDurationMinutes),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </span>
            <Button
              appearance="subtle"
              icon={<EditRegular />}
              aria-label={`${t('actions.edit')}: ${template.description}`}
              onClick={() => onEdit(template)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

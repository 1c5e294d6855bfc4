import { Button, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from './download-csv.ts';
import { useTemplateCsv } from './template-csv.ts';

const useStyles = makeStyles({
  drop: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    textAlign: 'center',
  },
  over: {
    border: `2px dashed ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  icon: { fontSize: '32px', color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Where a file is dropped or chosen. */
export function FileDrop({ onFile }: { onFile(file: File): void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const template = useTemplateCsv();
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <section
      className={mergeClasses(styles.drop, over && styles.over)}
      aria-label={t('contactImport.file')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <ArrowUploadRegular className={styles.icon} />
      <Text weight="semibold">{t('contactImport.drop')}</Text>
      <Button appearance="primary" onClick={() => input.current?.click()}>
        {t('contactImport.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('contactImport.file')}
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        onChange={(event) => {
          take(event.target.files);
          // The same file, corrected, can be chosen again.
          event.target.value = '';
        }}
      />
      <Text size={200} className={styles.quiet}>
        {t('contactImport.formats')}
      </Text>
      <Link as="button" onClick={() => downloadCsv(template.name, template.csv)}>
        {t('contactImport.template')}
      </Link>
    </section>
  );
}

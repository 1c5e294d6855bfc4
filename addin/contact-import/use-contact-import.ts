import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  ContactImportColumn,
  ContactImportField,
  ContactImportResult,
} from '../../server/contract/contact-import.ts';
import { columnsOf } from '../../server/domain/contact-import/import-columns.ts';
import { useClient } from '../ui/session.tsx';
import type { FileProblem, ImportFile } from './import-file.ts';
import { readImportFile } from './import-file.ts';

export interface ImportSettings {
  source: string;
  mapping: Record<string, ContactImportField | null>;
  onlyNew: boolean;
  clearEmpty: boolean;
  createCompanies: boolean;
}

const firstSettings: ImportSettings = {
  source: '',
  mapping: {},
  onlyNew: false,
  clearEmpty: false,
  createCompanies: false,
};

/** What the last import came from is what the next one comes from. */
const rememberedSource = 'interaction-log.import-source';

function remembered(): string {
  try {
    return localStorage.getItem(rememberedSource) ?? '';
  } catch {
    return '';
  }
}

function remember(source: string): void {
  try {
    localStorage.setItem(rememberedSource, source);
  } catch {
    // A browser that keeps nothing for us only asks again.
  }
}

export interface ContactImportState {
  file: ImportFile | null;
  fileProblem: FileProblem | null;
  settings: ImportSettings;
  columns: ContactImportColumn[];
  /** What it does at the moment. */
  busy: 'checking' | 'importing' | null;
  progress: { done: number; rows: number } | null;
  error: unknown;
  /** Of the check, then of the import. */
  result: ContactImportResult | null;
  choose(file: File): Promise<void>;
  change(changes: Partial<ImportSettings>): void;
  check(): Promise<void>;
  run(): Promise<void>;
  /** Back to the columns, or without a file to the beginning. */
  back(): void;
  restart(): void;
}

const pollMilliseconds = 500;

function useProgress(enabled: boolean) {
  const client = useClient();
  const progress = useQuery({
    queryKey: ['contact-import-progress'],
    queryFn: ({ signal }) => client.call('getContactImportProgress', { signal }),
    enabled,
    refetchInterval: pollMilliseconds,
    gcTime: 0,
    retry: false,
  });
  return enabled ? (progress.data?.running ?? null) : null;
}

function useSend() {
  const client = useClient();
  return (file: ImportFile, settings: ImportSettings, dryRun: boolean) => {
    const { source, ...more } = settings;
    const named = source.trim();
    return client.call('importContacts', {
      body: { csv: file.csv, dryRun, ...more, ...(named ? { source: named } : {}) },
    });
  };
}

export function useContactImport(): ContactImportState {
  const send = useSend();
  const queries = useQueryClient();
  const [file, setFile] = useState<ImportFile | null>(null);
  const [fileProblem, setFileProblem] = useState<FileProblem | null>(null);
  const [settings, setSettings] = useState<ImportSettings>(firstSettings);
  const [busy, setBusy] = useState<ContactImportState['busy']>(null);
  const [error, setError] = useState<unknown>(null);
  const [result, setResult] = useState<ContactImportResult | null>(null);
  const progress = useProgress(busy === 'importing');
  const back = () => {
    setResult(null);
    setError(null);
  };
  const work = async (what: 'checking' | 'importing') => {
    if (!file || busy) return;
    setBusy(what);
    setError(null);
    try {
      setResult(await send(file, settings, what === 'checking'));
      remember(settings.source.trim());
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(null);
      if (what === 'importing') void queries.invalidateQueries({ queryKey: ['contacts'] });
    }
  };
  return {
    file,
    fileProblem,
    settings,
    columns: file ? columnsOf(file.headers, settings.mapping) : [],
    busy,
    progress,
    error,
    result,
    async choose(chosen) {
      const read = await readImportFile(chosen);
      back();
      setFile('code' in read ? null : read);
      setFileProblem('code' in read ? read : null);
      setSettings({ ...firstSettings, source: remembered() });
    },
    change(changes) {
      setSettings((old) => ({ ...old, ...changes }));
      back();
    },
    check: () => work('checking'),
    run: () => work('importing'),
    back,
    restart() {
      back();
      setFile(null);
      setFileProblem(null);
    },
  };
}

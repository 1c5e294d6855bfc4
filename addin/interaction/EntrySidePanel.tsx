import { lazy, Suspense } from 'react';
import { ListSkeleton } from '../ui/list/ListStates.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';

const EntryPanel = lazy(async () => ({ default: (await import('./EntryPanel.tsx')).EntryPanel }));

interface EntrySidePanelProps {
  entryNo: number;
  onClose(): void;
}

/** An entry beside its list; what shows it comes with the first one that is opened. */
export function EntrySidePanel({ entryNo, onClose }: EntrySidePanelProps) {
  return (
    <SidePanel key={entryNo}>
      <Suspense fallback={<ListSkeleton rowHeight={36} rows={6} />}>
        <EntryPanel entryNo={entryNo} onClose={onClose} />
      </Suspense>
    </SidePanel>
  );
}

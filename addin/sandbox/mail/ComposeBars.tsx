import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { decideSend } from '../outlook-host/send.ts';
import { useStore } from '../store.ts';
import { type Strings, useStrings } from '../strings.ts';
import { AddInLines } from './AddInLines.tsx';
import type { ComposeProblem, ComposeSession } from './compose-session.ts';

const problemText = (problem: ComposeProblem, { compose }: Strings): string => {
  if (problem.kind === 'noRecipient') return compose.noRecipient;
  if (problem.kind === 'refused') return compose.refused(problem.message);
  return compose.unresolvedNames(problem.names.map((name) => `“${name}”`).join(', '));
};

/** What Outlook and the add-in say above what is being written. */
export const ComposeBars = ({ session }: { session: ComposeSession }) => {
  const strings = useStrings();
  const { notifications, problem, status } = useStore(session);
  return (
    <>
      {status === 'slow' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{strings.compose.takingLong}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => decideSend(session, 'anyway')}>
              {strings.compose.sendAnyway}
            </Button>
            <Button size="small" onClick={() => decideSend(session, 'dontSend')}>
              {strings.compose.dontSend}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {problem !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problemText(problem, strings)}</MessageBarBody>
        </MessageBar>
      )}
      <AddInLines lines={notifications} />
    </>
  );
};

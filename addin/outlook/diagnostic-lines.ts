import type { TFunction } from 'i18next';
import type { Diagnostics } from './diagnostics.ts';

export interface DiagnosticLine {
  label: string;
  value: string;
  /** Something the help desk should look at. */
  wrong: boolean;
}

/** How an instant is written for the reader. */
type When = (instant: string) => string;

const list = (parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(' · ');

function serverLines(found: Diagnostics, t: TFunction): DiagnosticLine[] {
  const { server, addInBuild } = found;
  const { reachable, milliseconds, version, build } = server;
  return [
    {
      label: t('pane.diagnose.server'),
      value: t(reachable ? 'pane.diagnose.reached' : 'pane.diagnose.notReached', { milliseconds }),
      wrong: !reachable,
    },
    {
      label: t('pane.diagnose.serverVersion'),
      value: list([version, build]) || '–',
      wrong: false,
    },
    {
      label: t('pane.diagnose.addInBuild'),
      value: list([addInBuild, build && build !== addInBuild && t('pane.diagnose.otherBuild')]),
      wrong: build !== null && build !== addInBuild,
    },
  ];
}

function signInLines(
  { token, me, mailbox }: Diagnostics,
  t: TFunction,
  when: When,
): DiagnosticLine[] {
  return [
    {
      label: t('pane.diagnose.token'),
      value: list([
        t(`pane.diagnose.tokens.${token.state}`),
        token.issuer,
        token.tenant && t('pane.diagnose.tenant', { id: token.tenant }),
        token.expiresAt && t('pane.diagnose.expires', { at: when(token.expiresAt) }),
      ]),
      wrong: token.state === 'refused',
    },
    {
      label: t('pane.diagnose.person'),
      value: me
        ? list([me.name, me.userName, t(`pane.diagnose.signedInBy.${me.signedInBy}`)])
        : t('pane.diagnose.nobody'),
      wrong: me === null,
    },
    {
      label: t('pane.diagnose.roles'),
      value: me?.roles.join(', ') || t('pane.diagnose.none'),
      wrong: me === null || me.roles.length === 0,
    },
    {
      label: t('contacts.salesperson'),
      value: me?.salespersonCode
        ? list([me.salespersonCode, me.salespersonName])
        : t('pane.diagnose.none'),
      wrong: me === null || me.salespersonCode === null,
    },
    {
      label: t('pane.diagnose.mailbox'),
      value: mailbox || '–',
      wrong: mailbox === '',
    },
  ];
}

export function diagnosticLines(found: Diagnostics, t: TFunction, when: When): DiagnosticLine[] {
  const { outlook, kept, lastProblem } = found;
  return [
    ...serverLines(found, t),
    ...signInLines(found, t, when),
    {
      label: t('pane.diagnose.outlook'),
      value: list([outlook.host, outlook.platform, outlook.version]),
      wrong: false,
    },
    { label: t('pane.diagnose.sets'), value: outlook.sets.join(', ') || '–', wrong: false },
    {
      label: t('pane.diagnose.kept'),
      value: String(kept),
      wrong: kept > 0,
    },
    {
      label: t('pane.diagnose.lastProblem'),
      value: lastProblem
        ? list([
            lastProblem.call,
            lastProblem.code,
            lastProblem.status > 0 && String(lastProblem.status),
            lastProblem.requestId && t('problem.requestId', { id: lastProblem.requestId }),
            when(lastProblem.at),
          ])
        : t('pane.diagnose.none'),
      wrong: lastProblem !== null,
    },
  ];
}

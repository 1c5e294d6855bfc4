import {
  Badge,
  Button,
  Link,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowLeftRegular,
  DeleteRegular,
  EditRegular,
  EraserRegular,
  LinkRegular,
  MergeRegular,
  MoreHorizontalRegular,
  PeopleRegular,
} from '@fluentui/react-icons';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, ContactDetail } from '../../server/contract/contact.ts';
import { LogCallButton } from '../call/LogCallButton.tsx';
import { CreateInteractionButton } from '../create-interaction/CreateInteractionButton.tsx';
import { HeldMeetingOfContact } from '../meeting/HeldMeetingOfContact.tsx';
import { PostponedLink } from '../postponed/PostponedLink.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { hashOf, navigate } from '../ui/route.ts';
import { usePermissions } from '../ui/session.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import { draftOf } from './contact-draft.ts';
import { EraseDialog } from './EraseDialog.tsx';
import { MergeDialog } from './merge/MergeDialog.tsx';
import { AfterSaving } from './missed/AfterSaving.tsx';
import { useContactActions } from './use-contact-actions.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  names: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexBasis: '200px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export interface BackLink {
  href: string;
  text: string;
}

interface ContactHeadProps {
  contact: ContactDetail;
  back: BackLink | null;
}

export function ContactHead({ contact, back }: ContactHeadProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { salespersonName, salespersonCode } = contact;
  const salesperson = salespersonName ? `${salespersonName} (${salespersonCode})` : salespersonCode;
  const ofCompany = contact.type === 'person' && contact.companyNo !== null;
  const facts = [contact.no, contact.jobTitle, salesperson, contact.city].filter(Boolean);
  return (
    <div className={styles.head}>
      {back && (
        <Button
          as="a"
          href={back.href}
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label={back.text}
        />
      )}
      <div className={styles.names}>
        <Title3 as="h2">
          {contact.name}{' '}
          {contact.privacyBlocked && <Badge appearance="outline">{t('contacts.blocked')}</Badge>}
        </Title3>
        <Text className={styles.quiet}>
          {ofCompany && (
            <>
              <Link href={hashOf(['contacts', contact.companyNo ?? ''])}>
                {contact.companyName ?? contact.companyNo}
              </Link>
              {' · '}
            </>
          )}
          {facts.join(' · ')}
        </Text>
      </div>
      <PostponedLink contactNo={contact.no} />
      <Actions contact={contact} />
    </div>
  );
}

function Actions({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  const { write, manage, administer } = usePermissions();
  const [saved, setSaved] = useState<{ before: Contact; saved: Contact } | null>(null);
  const settled = useCallback(() => setSaved(null), []);
  const [dialog, setDialog] = useState<'edit' | 'delete' | 'merge' | 'erase' | 'meeting' | null>(
    null,
  );
  const actions = useContactActions(contact);
  const close = () => setDialog(null);
  const persons = contact.persons.length;
  const deleteText = [
    t('contact.deleteText', { count: contact.figures.noOfInteractions }),
    ...(persons > 0 ? [t('contactLife.deletePersons', { count: persons })] : []),
  ].join(' ');
  return (
    <>
      {!contact.privacyBlocked && (
        <CreateInteractionButton
          appearance="primary"
          preset={{ contact: { no: contact.no, name: contact.name } }}
        />
      )}
      <LogCallButton contact={{ no: contact.no, name: contact.name }} />
      {write && (
        <Button icon={<EditRegular />} onClick={() => setDialog('edit')}>
          {t('contact.edit')}
        </Button>
      )}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={t('bar.menu')} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {write && !contact.privacyBlocked && (
              <MenuItem icon={<PeopleRegular />} onClick={() => setDialog('meeting')}>
                {t('meeting.fromContact')}
              </MenuItem>
            )}
            <MenuItem icon={<LinkRegular />} onClick={() => void actions.copyLink()}>
              {t('actions.copyLink')}
            </MenuItem>
            {manage && (
              <MenuItem icon={<MergeRegular />} onClick={() => setDialog('merge')}>
                {t('contactLife.merge.open')}
              </MenuItem>
            )}
            {manage && (
              <MenuItem icon={<DeleteRegular />} onClick={() => setDialog('delete')}>
                {t('contact.delete')}
              </MenuItem>
            )}
            {administer && (
              <MenuItem icon={<EraserRegular />} onClick={() => setDialog('erase')}>
                {t('contactLife.erase.open')}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {dialog === 'meeting' && <HeldMeetingOfContact contact={contact} onClose={close} />}
      {dialog === 'edit' && (
        <ContactDialog
          contact={contact}
          draft={draftOf(contact)}
          onClose={close}
          onSaved={(now) => {
            close();
            setSaved({ before: contact, saved: now });
          }}
        />
      )}
      {saved && <AfterSaving {...saved} onDone={settled} />}
      {dialog === 'merge' && (
        <MergeDialog
          type={contact.type}
          from={contact}
          into={null}
          onClose={close}
          onMerged={({ into }) => {
            close();
            navigate(hashOf(['contacts', into.no]), 'replace');
          }}
        />
      )}
      {dialog === 'erase' && <EraseDialog contact={contact} onClose={close} />}
      {dialog === 'delete' && (
        <ConfirmDialog
          title={t('contact.deleteTitle', { name: contact.name })}
          text={deleteText}
          action={t('contact.deleteDo')}
          onConfirm={() => void actions.remove()}
          onClose={close}
        />
      )}
    </>
  );
}

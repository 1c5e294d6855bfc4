import {
  CodeRegular,
  DocumentPdfRegular,
  DocumentRegular,
  DocumentTableRegular,
  DocumentTextRegular,
  type FluentIcon,
  FolderZipRegular,
  GlobeRegular,
  ImageRegular,
  MailRegular,
  MusicNote2Regular,
  SlideTextRegular,
  VideoClipRegular,
  WindowConsoleRegular,
} from '@fluentui/react-icons';

/** The first that fits the type tells what a file is. */
const kinds = [
  ['pdf', /^application\/pdf$/, DocumentPdfRegular],
  ['picture', /^image\/(?!svg)/, ImageRegular],
  ['sound', /^audio\//, MusicNote2Regular],
  ['film', /^video\//, VideoClipRegular],
  ['mail', /^message\/rfc822$|ms-outlook/, MailRegular],
  ['table', /csv|tab-separated|ms-excel|spreadsheet/, DocumentTableRegular],
  ['slides', /ms-powerpoint|presentation/, SlideTextRegular],
  ['document', /msword|wordprocessing|opendocument\.text|\/rtf$/, DocumentTextRegular],
  ['page', /html|svg|xml$/, GlobeRegular],
  [
    'program',
    /msdownload|x-elf|x-mach|java-vm|x-msi|shockwave|\.lnk|ms\.shortcut/,
    WindowConsoleRegular,
  ],
  ['code', /javascript|\/json$|\/css$/, CodeRegular],
  ['archive', /zip|compressed|x-tar|gzip|rar|x-cfb|java-archive/, FolderZipRegular],
  ['text', /^text\//, DocumentTextRegular],
  ['file', /^/, DocumentRegular],
] as const satisfies readonly (readonly [string, RegExp, FluentIcon])[];

export type FileKind = (typeof kinds)[number][0];

export function fileKindOf(contentType: string): { kind: FileKind; Icon: FluentIcon } {
  const [kind, , Icon] = kinds.find(([, pattern]) => pattern.test(contentType)) ?? [
    'file' as const,
    null,
    DocumentRegular,
  ];
  return { kind, Icon };
}

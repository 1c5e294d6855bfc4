/** Endings that name one kind of content. */
const kinds: Record<string, readonly string[]> = {
  jpg: ['jpeg', 'jpe', 'jfif'],
  tif: ['tiff'],
  exe: ['dll', 'scr', 'com', 'sys', 'ocx', 'cpl', 'efi', 'drv'],
  macho: ['dylib', 'bundle'],
  elf: ['so', 'o', 'bin', 'run'],
  mp4: ['m4v', 'm4a', 'mov', '3gp', '3g2', 'f4v'],
  asf: ['wmv', 'wma'],
  ogg: ['oga', 'ogv', 'opus', 'spx', 'ogx', 'ogm'],
  webm: ['mkv', 'mka'],
  mpg: ['mpeg', 'm2v', 'vob'],
  heic: ['heif'],
  gz: ['tgz', 'svgz', 'emz', 'wmz'],
  pdf: ['ai'],
  ps: ['eps'],
  // What an archive is for stands in its ending.
  zip: [
    ...['docx', 'docm', 'dotx', 'dotm', 'xlsx', 'xlsm', 'xltx', 'xltm', 'xlsb', 'pptx', 'pptm'],
    ...['potx', 'potm', 'ppsx', 'ppsm', 'sldx', 'vsdx', 'vstx', 'odt', 'ott', 'ods', 'ots', 'odp'],
    ...['otp', 'odg', 'otg', 'odf', 'epub', 'jar', 'apk', 'xpi', 'msix', 'appx', 'kmz', 'pages'],
    ...['numbers', 'key', 'nupkg', 'whl', 'war', 'oxps', 'xps', 'sketch', 'dwfx', '3mf', 'ipa'],
  ],
  // Older Office files, and others that Microsoft keeps in the same container.
  cfb: ['doc', 'dot', 'xls', 'xlt', 'ppt', 'pps', 'pot', 'msg', 'msi', 'mpp', 'pub', 'vsd', 'one'],
  text: [
    ...['txt', 'csv', 'tsv', 'log', 'md', 'eml', 'json', 'xml', 'html', 'htm', 'xhtml', 'svg'],
    ...['ics', 'vcf', 'js', 'mjs', 'css', 'sql', 'ps1', 'bat', 'cmd', 'vbs', 'sh', 'ini', 'cfg'],
    ...['yaml', 'yml', 'rtf', 'mht', 'mhtml', 'rss', 'xsd', 'xsl', 'kml', 'gpx', 'plist', 'pem'],
    ...['vtt', 'srt', 'ifc', 'dxf', 'stp', 'step', 'edi', 'asc', 'sgml', 'wsf', 'hta', 'reg'],
  ],
  // These have no twins, but a name that says so must not hold something else.
  ...Object.fromEntries(
    ['png', 'gif', 'bmp', 'webp', 'avif', 'ico', 'psd', 'mp3', 'wav', 'flac', 'avi', '7z', 'rar']
      .concat(['tar', 'bz2', 'xz', 'lnk', 'class', 'swf', 'cab', 'iso', 'dmg', 'deb', 'rpm'])
      .concat(['woff', 'woff2', 'ttf', 'otf', 'sqlite', 'wasm', 'mid', 'aac', 'icc', 'dwg'])
      .map((ending) => [ending, []]),
  ),
};

const kindByEnding = new Map(
  Object.entries(kinds).flatMap(([kind, endings]) =>
    [kind, ...endings].map((ending) => [ending, kind] as const),
  ),
);

/** What an ending promises; undefined for one that promises nothing we know. */
export const kindOfEnding = (ending: string): string | undefined => kindByEnding.get(ending);

/** Runs, or is run by something else, when somebody opens it. */
export const runningKinds: ReadonlySet<string> = new Set([
  ...['exe', 'macho', 'elf', 'class', 'lnk', 'swf', 'deb', 'rpm', 'dmg', 'wasm', 'cab', 'iso'],
]);

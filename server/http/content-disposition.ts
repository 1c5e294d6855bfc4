/** Only what RFC 8187 lets stand as it is. */
const encoded = (value: string): string =>
  encodeURIComponent(value).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A path in a name, or what a system takes for an order, is none to a folder of downloads. */
const harmless = (name: string): string =>
  name.replaceAll(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/gu, '_').replaceAll(/^[.\s]+|[.\s]+$/g, '') ||
  'attachment';

/** A download under its own name, in old browsers with what of it is ASCII (RFC 6266, RFC 8187). */
export const asDownload = (fileName: string): string => {
  const name = harmless(fileName);
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^ -~]|["\\%;]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
};

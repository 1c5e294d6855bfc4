import { describe, expect, it } from '@jest/globals';
import { headerIn } from '../../../addin/outlook/mail-marks.ts';

const headers = [
  'Received: from a.example',
  ' by b.example; Sensitivity: nothing of the kind',
  'subject: Offer',
  'SENSITIVITY:',
  '\tCompany-Confidential',
  'In-Reply-To: <one@a.example>',
  '',
].join('\r\n');

describe('read the headers of a mail', () => {
  it('finds a header in any case, with its value on the next line', () => {
    expect(headerIn(headers, 'Sensitivity')).toBe('Company-Confidential');
    expect(headerIn(headers, 'In-Reply-To')).toBe('<one@a.example>');
  });

  it('takes nothing from inside another header', () => {
    expect(headerIn(headers.replace(/SENSITIVITY:\r\n.*\r\n/, ''), 'Sensitivity')).toBeNull();
    expect(headerIn('', 'Sensitivity')).toBeNull();
  });
});

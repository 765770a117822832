/** How a message can reach somebody, read from what stands in their contact box. */

export interface Contact {
  readonly channel: 'email' | 'text';
  /** An e-mail address, or a UK mobile number as +447… */
  readonly to: string;
}

const email = /[^\s@,;<>()"']+@[^\s@,;<>()"']+\.[a-z]{2,}/i;
/** A UK mobile, with or without the country code, with any spaces. */
const mobile = /(?:\+44\s?\(?0?\)?|0)\s?7(?:[\s-]?\d){9}(?!\d)/;

/** The first e-mail address or else the first UK mobile number in it; null when there is neither. */
export function contactIn(written: string): Contact | null {
  const address = email.exec(written)?.[0];
  if (address !== undefined) return { channel: 'email', to: address.toLowerCase() };
  const number = mobile.exec(written)?.[0];
  if (number === undefined) return null;
  return { channel: 'text', to: `+44${number.replace(/\D/g, '').replace(/^(44)?0?/, '')}` };
}

/** Text that only the vault can read. The brand keeps plain words out of sealed columns at compile time. */
export type Sealed = string & { readonly __sealed: true };

import type { ContactState } from '../contact/contact-state.ts';

/** A contact as an import knows it. */
export interface BookContact {
  /** Its row; below zero while it is only planned. */
  id: number;
  no: string;
  version: number;
  deleted: boolean;
  state: ContactState;
  /** Of a person. */
  companyName: string | null;
}

const idKey = (source: string, id: string): string => `${source}\n${id}`.toLowerCase();

/** What there is of the contacts that rows may mean, together with what is planned already. */
export class ContactBook {
  readonly #byNo = new Map<string, BookContact>();
  readonly #byExternalId = new Map<string, BookContact>();
  readonly #byAddress = new Map<string, Set<string>>();
  readonly #companies = new Map<string, Set<string>>();

  readonly #leads = new Map<string, string>();

  #planned = 0;

  /** An id for a contact that is only planned. */
  planId(): number {
    this.#planned -= 1;
    return this.#planned;
  }

  /** Puts a contact in, or in the place of what it was. */
  put(contact: BookContact): void {
    const { no, state, deleted } = contact;
    this.#take(no);
    this.#byNo.set(no, contact);
    if (deleted) return;
    for (const { source, id } of state.externalIds)
      this.#byExternalId.set(idKey(source, id), contact);
    for (const address of state.emailAddresses) this.#addTo(this.#byAddress, address, no);
    if (state.type === 'company') this.#addTo(this.#companies, state.name.toLowerCase(), no);
  }

  #addTo(index: Map<string, Set<string>>, key: string, no: string): void {
    const known = index.get(key);
    if (known === undefined) index.set(key, new Set([no]));
    else known.add(no);
  }

  #take(no: string): void {
    const old = this.#byNo.get(no);
    if (old === undefined) return;
    for (const { source, id } of old.state.externalIds)
      this.#byExternalId.delete(idKey(source, id));
    for (const address of old.state.emailAddresses) this.#byAddress.get(address)?.delete(no);
    this.#companies.get(old.state.name.toLowerCase())?.delete(no);
  }

  /** A number that was merged into another contact's means that contact. */
  lead(no: string, into: string): void {
    this.#leads.set(no, into);
  }

  byNo(no: string): BookContact | undefined {
    return this.#byNo.get(this.#leads.get(no) ?? no);
  }

  byExternalId(source: string, id: string): BookContact | undefined {
    return this.#byExternalId.get(idKey(source, id));
  }

  /** Those that have at least one of the addresses. */
  withAddress(addresses: readonly string[]): BookContact[] {
    const found = new Set(addresses.flatMap((one) => [...(this.#byAddress.get(one) ?? [])]));
    return this.#all(found);
  }

  companiesCalled(name: string): BookContact[] {
    return this.#all(this.#companies.get(name.toLowerCase()) ?? []);
  }

  #all(numbers: Iterable<string>): BookContact[] {
    return [...numbers].flatMap((no) => this.#byNo.get(no) ?? []);
  }
}

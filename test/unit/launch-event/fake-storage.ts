/** Web Storage in memory. */
export class FakeStorage {
  readonly values = new Map<string, string>();
  get length(): number {
    return this.values.size;
  }
  key = (index: number): string | null => [...this.values.keys()][index] ?? null;
  getItem = (key: string): string | null => this.values.get(key) ?? null;
  setItem = (key: string, value: string): void => {
    this.values.set(key, String(value));
  };
  removeItem = (key: string): void => {
    this.values.delete(key);
  };
}

import { app } from '@microsoft/teams-js';

/** A token that takes longer is no reason to leave the painted page behind the host's own picture. */
const tokenWait = 1_000;

type Outcome = 'succeeded' | 'refused';

/** Tells the host once how the start went; a host that hears nothing covers the page with an error. */
export class StartOutcome {
  #told = false;
  #decide: (outcome: Outcome) => void = () => {};
  #decided = this.#newDecision();

  #newDecision(): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#decide = resolve;
    });
  }

  /** The first token decides whether the person could be signed in. */
  watch<T>(token: Promise<T>): Promise<T> {
    token.then(
      () => this.#decide('succeeded'),
      () => this.#decide('refused'),
    );
    return token;
  }

  async painted(): Promise<void> {
    setTimeout(this.#decide, tokenWait, 'succeeded');
    const outcome = await this.#decided;
    if (this.#told) return;
    this.#told = true;
    if (outcome === 'succeeded') {
      await app.notifySuccess();
      return;
    }
    app.notifyExpectedFailure({
      reason: app.ExpectedFailureReason.PermissionError,
      message: 'Nobody could be signed in.',
    });
  }

  crashed(): void {
    if (this.#told || !app.isInitialized()) return;
    this.#told = true;
    app.notifyFailure({ reason: app.FailedReason.Other, message: 'The page could not be drawn.' });
  }

  /** A page that is woken up starts once more. */
  startAgain(): void {
    this.#told = false;
    this.#decided = this.#newDecision();
  }
}

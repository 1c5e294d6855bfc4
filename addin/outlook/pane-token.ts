const longestWait = 10_000;

/** Asks Office for the person's token; Office can leave a question unanswered for ever. */
export async function getPaneToken(_renew: boolean): Promise<string | null> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('Office gave no token in time.')), longestWait);
  });
  return Promise.race([Office.auth.getAccessToken({ allowSignInPrompt: true }), late]);
}

import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

const sentences: Record<string, string> = {
  en: 'You can close this window.',
  fi: 'Voit sulkea tämän ikkunan.',
  sv: 'Du kan stänga det här fönstret.',
};

/** Shown to who opens this page by hand, and where a browser keeps the window open. */
function showRest(): void {
  const language = navigator.language.slice(0, 2);
  const rest = document.getElementById('rest');
  if (rest === null) return;
  document.documentElement.lang = language in sentences ? language : 'en';
  rest.textContent = sentences[language] ?? sentences.en ?? '';
  rest.hidden = false;
}

// Hands the provider's answer to the page that asked, and closes this window.
broadcastResponseToMainFrame()
  .catch(() => undefined)
  .finally(showRest);

/**
 * <read-aloud>: a button that reads the question and its answers, on a press only. It shows itself only
 * when a voice that lives on this device speaks the page's language: a remote voice would send words
 * elsewhere. What is read is marked. Reads `[data-read]` of its form, never what a child has typed.
 */
import { localVoice, speak, speech } from './local-voice.ts';

class ReadAloud extends HTMLElement {
  #stopped = true;
  #say: Text | null = null;
  #listen = '';

  connectedCallback(): void {
    this.#show();
    speech?.addEventListener('voiceschanged', () => this.#show());
    this.addEventListener('click', () => (this.#stopped ? void this.#read() : this.#stop()));
    addEventListener('pagehide', () => this.#stop());
  }

  #show(): void {
    this.hidden = !localVoice();
    const words = this.querySelector('button span:last-child')?.firstChild;
    if (words instanceof Text && !this.#say) [this.#say, this.#listen] = [words, words.data];
  }

  #label(words: string): void {
    if (this.#say) this.#say.data = words;
  }

  #stop(): void {
    this.#stopped = true;
    speech?.cancel();
    this.#label(this.#listen);
  }

  async #read(): Promise<void> {
    speech?.cancel();
    this.#stopped = false;
    this.#label(this.dataset['stop'] ?? '');
    for (const part of (this.closest('form') ?? document).querySelectorAll<HTMLElement>('[data-read]')) {
      if (this.#stopped) return;
      part.classList.add('read-now');
      for (const sentence of part.innerText.match(/[^.!?…]+[.!?…]*/g) ?? []) {
        if (!this.#stopped) await speak(sentence);
      }
      part.classList.remove('read-now');
    }
    this.#stop();
  }
}

if (speech) customElements.define('read-aloud', ReadAloud);

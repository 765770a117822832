/**
 * <recorded-sound>: the Listen button where sentences of the page have a person's voice. Plays it for each, and lets a
 * voice that lives on this device say the rest. The list after it, which plays without script, says what there is.
 */
import { localVoice, sentencesIn, speak, speech } from './local-voice.ts';

/** How long words that nobody can say are pointed at, in ms. */
const pointing = 1200;

class RecordedSound extends HTMLElement {
  #stopped = true;
  #sound: HTMLAudioElement | null = null;
  #say: Text | null = null;
  #listen = '';
  readonly #sounds = new Map<string, string>();

  connectedCallback(): void {
    const list = this.nextElementSibling;
    if (!(list instanceof HTMLElement)) return;
    for (const row of list.querySelectorAll('li'))
      this.#sounds.set(wordsOf(row.querySelector('span')), row.querySelector('audio')?.src ?? '');
    list.hidden = true;
    this.hidden = false;
    const words = this.querySelector('button span:last-child')?.firstChild;
    if (words instanceof Text) [this.#say, this.#listen] = [words, words.data];
    this.addEventListener('click', () => (this.#stopped ? void this.#read() : this.#stop()));
    addEventListener('pagehide', () => this.#stop());
  }

  #label(words: string): void {
    if (this.#say) this.#say.data = words;
  }

  #stop(): void {
    this.#stopped = true;
    this.#sound?.pause();
    speech?.cancel();
    this.#label(this.#listen);
  }

  async #read(): Promise<void> {
    this.#stopped = false;
    this.#label(this.dataset['stop'] ?? '');
    for (const part of (this.closest('form') ?? document).querySelectorAll<HTMLElement>('[data-read]')) {
      if (this.#stopped) return;
      part.classList.add('read-now');
      await this.#readPart(part);
      part.classList.remove('read-now');
    }
    this.#stop();
  }

  async #readPart(part: HTMLElement): Promise<void> {
    const sound = this.#sounds.get(wordsOf(part));
    if (sound && (await this.#play(sound))) return;
    if (!localVoice()) return pause();
    for (const sentence of sentencesIn(part)) if (!this.#stopped) await speak(sentence);
  }

  /** Whether it could be played. A sound that is stopped was. */
  #play(address: string): Promise<boolean> {
    const sound = (this.#sound = new Audio(address));
    return new Promise((done) => {
      sound.onpause = sound.onended = () => done(true);
      sound.onerror = () => done(false);
      sound.play().catch(() => done(this.#stopped));
    });
  }
}

const wordsOf = (part: Element | null): string => part?.textContent.trim() ?? '';

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, pointing));

customElements.define('recorded-sound', RecordedSound);

/**
 * <recorded-sound>: the Listen button where sentences of the page have a person's voice. Plays it for each, and lets a
 * voice that lives on this device say the rest. The list after it, which plays without script, says what there is.
 */
import { localVoice, speak, speech } from './local-voice.ts';

/** How long words that nobody can say are pointed at, in ms. */
const pointing = 1200;

class RecordedSound extends HTMLElement {
  /** The reading that is going on; a press ends it. */
  #reading: object | null = null;
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
    this.addEventListener('click', () => (this.#reading ? this.#stop() : void this.#read()));
    addEventListener('pagehide', () => this.#stop());
  }

  #label(words: string): void {
    if (this.#say) this.#say.data = words;
  }

  #stop(): void {
    this.#reading = null;
    this.#sound?.pause();
    speech?.cancel();
    this.#label(this.#listen);
  }

  async #read(): Promise<void> {
    const reading = (this.#reading = {});
    this.#label(this.dataset['stop'] ?? '');
    for (const part of (this.closest('form') ?? document).querySelectorAll<HTMLElement>('[data-read]')) {
      part.classList.add('read-now');
      await this.#readPart(part, reading);
      part.classList.remove('read-now');
      if (this.#reading !== reading) return;
    }
    this.#stop();
  }

  async #readPart(part: HTMLElement, reading: object): Promise<void> {
    const sound = this.#sounds.get(wordsOf(part));
    if (sound && (await this.#play(sound))) return;
    if (!localVoice()) return pause();
    for (const sentence of part.innerText.match(/[^.!?…]+[.!?…]*/g) ?? [])
      if (this.#reading === reading) await speak(sentence);
  }

  /** Whether it could be played. A sound that is stopped was. */
  #play(address: string): Promise<boolean> {
    const sound = (this.#sound = new Audio(address));
    return new Promise((done) => {
      sound.onpause = sound.onended = () => done(true);
      sound.onerror = () => done(false);
      sound.play().catch(() => done(!this.#reading));
    });
  }
}

const wordsOf = (part: Element | null): string => part?.textContent.trim() ?? '';

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, pointing));

customElements.define('recorded-sound', RecordedSound);

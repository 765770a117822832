/**
 * <voice-recorder>: records an answer into the file field of the form, so that the form sends it like a file that was
 * chosen. The microphone is asked for on a press only, and let go of when the recording stops.
 */
const longest = 120_000;

class VoiceRecorder extends HTMLElement {
  #recorder: MediaRecorder | null = null;

  connectedCallback(): void {
    if (!('MediaRecorder' in window)) return;
    const ask = this.querySelector<HTMLElement>('.ask');
    if (ask) ask.hidden = false;
    this.#button('record')?.addEventListener('click', () => void this.#record());
    this.#button('stop')?.addEventListener('click', () => this.#recorder?.stop());
    addEventListener('pagehide', () => this.#recorder?.stop());
  }

  #button(what: string): HTMLButtonElement | null {
    return this.querySelector(`[data-do="${what}"]`);
  }

  #say(words = ''): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = words;
  }

  async #record(): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32_000 });
      const parts: Blob[] = [];
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
      recorder.addEventListener('stop', () => {
        for (const track of stream.getTracks()) track.stop();
        this.#keep(new Blob(parts, { type: recorder.mimeType }));
      });
      recorder.start();
      setTimeout(() => recorder.state === 'recording' && recorder.stop(), longest);
      this.#recorder = recorder;
      this.#show(true);
      this.#say(this.dataset['on']);
    } catch {
      this.#say(this.dataset['none']);
    }
  }

  #keep(sound: Blob): void {
    const field = this.querySelector<HTMLInputElement>('[type="file"]');
    const player = this.querySelector('audio');
    if (!field || !player) return;
    const files = new DataTransfer();
    files.items.add(new File([sound], 'recording', { type: sound.type }));
    field.files = files.files;
    player.src = URL.createObjectURL(sound);
    player.hidden = false;
    this.#show(false);
    this.#say(this.dataset['ready']);
  }

  #show(recording: boolean): void {
    const [record, stop] = [this.#button('record'), this.#button('stop')];
    if (!record || !stop) return;
    record.hidden = recording;
    stop.hidden = !recording;
    (recording ? stop : record).focus();
    if (!recording) record.textContent = this.dataset['again'] ?? record.textContent;
  }
}

customElements.define('voice-recorder', VoiceRecorder);

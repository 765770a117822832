/** A voice that lives on this device: a remote one would send words elsewhere. Shared by the islands that read aloud. */
export const speech = window.speechSynthesis as SpeechSynthesis | undefined;

export function localVoice(): SpeechSynthesisVoice | undefined {
  const language = document.documentElement.lang.slice(0, 2);
  return speech?.getVoices().find((voice) => voice.localService && voice.lang.startsWith(language));
}

/** One sentence; some engines never say that they have finished, so a watch is kept. */
export function speak(sentence: string): Promise<void> {
  return new Promise((done) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = localVoice() ?? null;
    utterance.lang = document.documentElement.lang;
    utterance.rate = 0.9;
    utterance.onend = utterance.onerror = () => done();
    setTimeout(done, 3000 + sentence.length * 150);
    speech?.speak(utterance);
  });
}

console.warn("not yet");

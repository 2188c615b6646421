// What must be in place before the first paint: no page flashes in another theme or size than the reader has set, which is
// kept in this browser alone, and no line breaks anew when the forms of the marks (site.css) come.
(function () {
  "use strict";
  const root = document.documentElement;
  try {
    const settings = JSON.parse(localStorage.getItem("gangmu.settings")) || {};
    for (const name of ["theme", "size", "measure", "face", "terms"]) {
      if (/^[a-z]+$/.test(settings[name])) root.dataset[name] = settings[name];
    }
    if (localStorage.getItem("gangmu.places")) root.dataset.resumes = "";
  } catch {
    // Storage that is closed, or holds what is not ours: the page is shown as it comes.
  }
  // From bytes a font is there at once; from a style sheet, a moment later.
  const bytes = Uint8Array.from(atob("d09GMgABAAAAAAHIAAoAAAAAA5gAAAF9AAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAABmAARAqCHIFuATYCJAMOCw4ABCAFbwcgG6gCIC4KbGPa4De0WwYF548RYsSS4gVijKDa77Nn9x2jOgmojgPADpiUS0XY2AMdUgQ6XyblU08n9+1y0RtcOMFAA+IoqZ0CFRc1QaAgJNiAAwwcBt3o9dcdfxc5FmB00FSCFiYWBBymtRACvMRRhAFFkm7zEFQEQWqOenqjbpRzJVal4HaANVMMms/Xy4Fk7gM4AElndIYwKkwS16qVMGTUfFmCQaPmyuI/ypcRfJ9q0Iga7MYZQAEIISSpob6+sbGh8ciL+jzPy51DXx8tdWjkS3jk0efUweGv4eEjzxfrWw5XGl7KsFxZH2Vk/7x+/drVM6/rY09Pm9uw+8+HgkHd65u/11X08n/3H+qP+jFslJs10cZug0Bw49XvPcbCi7kCX2TTtdHyKhczyBIIjoJXjBrNiwL5IInz6ZFRT90VqNYrgaROFaYECI0IkNRolEVRJ/TqgClpNnI3Ml658yG3ewZLYosTrjrnijsG7HJC27zklv3OOBcu63gmAAAA"), (letter) => letter.charCodeAt(0));
  document.fonts.add(new FontFace("Marks At Once", bytes, { unicodeRange: "U+28-29, U+2C, U+3A-3B" }));
})();

// Pictures by the child. The page makes a new one from the pixels: smaller, and without where and with what it was taken.

const LONGEST_SIDE = 1600;
const MOST_BYTES = 400000;

const toBlob = (canvas, quality) => new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", quality); });
const toDataUrl = (blob) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = reject;
  reader.readAsDataURL(blob);
});
// Returns a picture as a data URL; throws if the file is no picture.
async function resized(file) {
  const bitmap = await createImageBitmap(file);
  for (let side = LONGEST_SIDE; side > 200; side *= 0.8) {
    const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
    const canvas = el("canvas", { width: Math.max(1, Math.round(bitmap.width * scale)), height: Math.max(1, Math.round(bitmap.height * scale)) });
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#ffffff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.85, 0.7, 0.55]) {
      const blob = await toBlob(canvas, quality);
      if (blob.size <= MOST_BYTES) return toDataUrl(blob);
    }
  }
  throw new Error("too large");
}
function pictureName() {
  const record = readers.record_name(answers.plan.record ?? "") ?? "llun";
  let number = 1;
  while (Object.hasOwn(answers.pictures ?? {}, `${record}-${number}.jpg`)) number += 1;
  return `${record}-${number}.jpg`;
}
function pictureControl(field, loc, redraw) {
  const id = idOf(loc, "-c");
  const name = isText(at(loc)) ? at(loc) : "";
  const source = name && Object.hasOwn(answers.pictures ?? {}, name) ? answers.pictures[name] : "";
  const choose = async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      const made = await resized(file);
      const fresh_ = source ? name : pictureName();
      answers.pictures = { ...answers.pictures, [fresh_]: made };
      put(loc, fresh_);
      redraw();
      byId(id).focus();
      announce(say("picture.there", { name: fresh_ }));
    } catch {
      complain(loc, event.target, "picture.unreadable");
    }
  };
  const remove = () => {
    answers.pictures = Object.fromEntries(Object.entries(answers.pictures ?? {}).filter(([each]) => each !== name));
    put(loc, undefined);
    redraw();
    byId(id).focus();
  };
  return [
    name && el("p", {}, say("picture.there", { name })),
    source && el("img", { class: "picture", src: source, alt: "" }),
    el("label", { for: id, class: "language" }, say("picture.choose")),
    el("p", { class: "hint", id: `${id}-hint` }, say("picture.hint")),
    el("input", { type: "file", id, accept: "image/png,image/jpeg", "aria-describedby": `${id}-hint ${idOf(loc, "-wrong")}`, onchange: choose }),
    name && button(say("picture.remove"), "", remove),
  ];
}

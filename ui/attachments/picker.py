"""A picture or PDF to choose, to drop or to paste; what is said about the one in hand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage

from linkworker.records import FileForm
from ui.attachments.photo import Photo
from ui.attachments.remaking import Remade
from ui.attachments.words import size_words
from ui.widgets.buttons import Button
from ui.widgets.file_drop import FileDrop
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down

_WAITING = (
    "Drop the picture here, choose it, or paste it",
    "A picture is made small, and where and when it was taken is left out of it. "
    "A PDF may have 2 MB.",
)
_PICTURE = "Kept with {after}; the file has {before}. Where and when it was taken is left out."
_PDF = "{before}. A PDF is kept as it is: what its maker wrote into it stays in it."
_READING = ("Looking at it…", "A large picture takes a moment.")


class PicturePicker(FileDrop):
    """`taken` says which file, `pasted` which picture; `wrong` words stand where they belong."""

    pasted = Signal(QImage)

    def __init__(self) -> None:
        super().__init__()
        self._photo = Photo(112, 84)
        self._title, self._words = WrapLabel("", "strong"), WrapLabel("", "small", "muted")
        self.wrong = WrapLabel("", "smallb", "bad")
        self.choose = Button("Choose the file", "secondary", "paperclip")
        self.paste = Button("Paste", "secondary", "copy", "Paste a picture")
        row = across(self._photo, gap=14)
        row.addLayout(down(STRETCH, self._title, self._words, self.wrong, STRETCH, gap=3), 1)
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        self.add(row)
        self.choose.clicked.connect(self._choose)
        self.paste.clicked.connect(self.take_pasted)
        self.show_nothing()

    def show_nothing(self, wrong: str = "") -> None:
        """Hold no file; say why where one was refused."""
        self._show(*_WAITING, QImage(), wrong)
        self.choose.say("Choose the file")

    def show_reading(self) -> None:
        """Say that a file is being looked at."""
        self._show(*_READING, QImage(), "")

    def show_remade(self, remade: Remade, image: QImage) -> None:
        """Show what will be kept."""
        words = _PDF if remade.form is FileForm.PDF else _PICTURE
        before, after = size_words(remade.before), size_words(len(remade.data))
        self._show(remade.name, words.format(before=before, after=after), image, "")
        self.choose.say("Choose another file")

    def say_wrong(self, words: str) -> None:
        """Say what is wrong with the file in hand, or ''."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def take_pasted(self) -> None:
        """Take the picture that was copied last."""
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.say_wrong("No picture was copied. Copy one first, or choose the file")
        else:
            self.pasted.emit(image)

    def _show(self, title: str, words: str, image: QImage, wrong: str) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self._photo.show_picture(image, "What will be kept" if not image.isNull() else "")
        self.say_wrong(wrong)

    def _choose(self) -> None:
        kinds = "Pictures and PDFs (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.pdf)"
        self.choose_file("The picture or paper", kinds)

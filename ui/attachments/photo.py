"""A picture, painted as large as there is room; while names are hidden it is covered too."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, names, theme
from ui.widgets.drawing import smooth


class Photo(QWidget):
    """Shows a picture whole; one of `height` pixels keeps that size, or grows with its width."""

    def __init__(self, width: int = 0, height: int = 0) -> None:
        super().__init__()
        self._image = QImage()
        self._icon = "paperclip"
        self._fixed = (width, height)
        self._fit()

    def show_picture(self, image: QImage, words: str, icon: str = "paperclip") -> None:
        """Show a picture; `words` say what it shows, an icon stands where there is none."""
        self._image, self._icon = image, icon
        names.call(self, words)
        self.updateGeometry()
        self.update()

    def cover_again(self) -> None:
        """Look as things stand now."""
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the room of the whole picture."""
        return self._image.size() if not self._image.isNull() else QSize(*self._fixed)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Grow with the width, unless of one size."""
        return not self._fixed[0]

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the whole picture at a width."""
        size = self._image.size()
        if size.isEmpty():
            return 0
        return round(min(width, size.width()) * size.height() / size.width())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the picture, or the icon of what has none."""
        del event
        with smooth(self) as painter:
            if self._image.isNull() or names.hidden():
                painter.setPen(theme.colour("line"))
                painter.setBrush(theme.colour("sunken"))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
                px = theme.size(22)
                icon = "eye-off" if names.hidden() else self._icon
                mark = icons.pixmap(icon, "text3", px, self.devicePixelRatioF())
                middle = QRect(0, 0, px, px)
                middle.moveCenter(self.rect().center())
                painter.drawPixmap(middle.topLeft(), mark)
                return
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._area(), self._image)

    def _area(self) -> QRect:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if not self._fixed[0]:
            size = size.boundedTo(self._image.size())
        area = QRect(0, 0, size.width(), size.height())
        if self._fixed[0]:
            area.moveCenter(self.rect().center())
        return area

    def _fit(self) -> None:
        width, height = self._fixed
        if width:
            self.setFixedSize(theme.size(width), theme.size(height))
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

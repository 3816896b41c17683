<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Về chương trình</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Phiên bản {version} · Qt {qt}</source>
        <translation>Version {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>Kiểm điểm</source>
        <translation>Kiểm điểm</translation>
    </message>
    <message>
        <source>Kiểm điểm, đánh giá, xếp loại chất lượng chi bộ và đảng viên.</source>
        <translation>Review, appraisal and quality classification of party cells and members.</translation>
    </message>
    <message>
        <source>Chương trình không dùng mạng: mọi dữ liệu nằm trong tệp sổ trên máy này.</source>
        <translation>The program uses no network: all data is in the book's file on this computer.</translation>
    </message>
    <message>
        <source>Phần mềm tự do theo giấy phép MIT.</source>
        <translation>Free software under the MIT licence.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Xuất toàn bộ &amp;sổ…</source>
        <translation>Export the &amp;whole book…</translation>
    </message>
    <message>
        <source>Ghi toàn bộ sổ, hồ sơ và bảng tổng hợp từng kỳ ra một thư mục</source>
        <translation>Write the whole book, and each period's dossier and workbook, into a folder</translation>
    </message>
    <message>
        <source>&amp;Sổ</source>
        <translation>&amp;Book</translation>
    </message>
    <message>
        <source>S&amp;ửa</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Kỳ kiểm điểm</source>
        <translation>Review &amp;period</translation>
    </message>
    <message>
        <source>&amp;Xem</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>Đ&amp;i tới</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>&amp;Trợ giúp</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Sổ &amp;mới…</source>
        <translation>&amp;New book…</translation>
    </message>
    <message>
        <source>Lập sổ mới cho một chi bộ</source>
        <translation>Make a new book for a cell</translation>
    </message>
    <message>
        <source>M&amp;ở sổ…</source>
        <translation>&amp;Open book…</translation>
    </message>
    <message>
        <source>Mở một tệp sổ đã có</source>
        <translation>Open an existing book file</translation>
    </message>
    <message>
        <source>&amp;Lưu ngay</source>
        <translation>&amp;Save now</translation>
    </message>
    <message>
        <source>Mọi thứ tự lưu; phím này lưu ngay phần đang gõ</source>
        <translation>Everything saves itself; this saves at once what is being typed</translation>
    </message>
    <message>
        <source>&amp;Thông tin chi bộ…</source>
        <translation>&amp;Cell's particulars…</translation>
    </message>
    <message>
        <source>Sửa tên chi bộ, đảng bộ cấp trên, địa danh và hai dòng đầu văn bản</source>
        <translation>Change the names of the cell, the organisation above, the place and the header of papers</translation>
    </message>
    <message>
        <source>&amp;Nhập danh sách đảng viên…</source>
        <translation>&amp;Import the roster…</translation>
    </message>
    <message>
        <source>Lấy danh sách từ tệp Excel, xem trước rồi mới nhập</source>
        <translation>Take the roster from an Excel file, with a preview first</translation>
    </message>
    <message>
        <source>&amp;In văn bản của trang này</source>
        <translation>&amp;Print this page's paper</translation>
    </message>
    <message>
        <source>Mở văn bản ứng với phần đang xem để xem trước và in</source>
        <translation>Open the paper of what is shown, to preview and print it</translation>
    </message>
    <message>
        <source>Đón&amp;g sổ</source>
        <translation>&amp;Close book</translation>
    </message>
    <message>
        <source>Lưu phần đang gõ, đóng sổ và về màn hình chào</source>
        <translation>Save what is being typed, close the book and go back to the welcome</translation>
    </message>
    <message>
        <source>T&amp;hoát</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>Lưu phần đang gõ, đóng sổ và thoát chương trình</source>
        <translation>Save what is being typed, close the book and quit</translation>
    </message>
    <message>
        <source>&amp;Hoàn tác</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Trong ô đang gõ: lấy lại từng đoạn vừa gõ; sau đó là thao tác gần nhất</source>
        <translation>In a field: takes back what was typed, stretch by stretch; then the last operation</translation>
    </message>
    <message>
        <source>&amp;Làm lại</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>Làm lại thao tác vừa hoàn tác</source>
        <translation>Do again what was just undone</translation>
    </message>
    <message>
        <source>&amp;Tìm…</source>
        <translation>&amp;Find…</translation>
    </message>
    <message>
        <source>Tìm đồng chí và văn bản, không cần gõ dấu</source>
        <translation>Find members and papers; accents are not needed</translation>
    </message>
    <message>
        <source>&amp;Mở kỳ mới…</source>
        <translation>&amp;Open a new period…</translation>
    </message>
    <message>
        <source>Mở kỳ kiểm điểm của năm hoặc quý, chọn bộ quy định</source>
        <translation>Open the period of a year or quarter and choose its regulation</translation>
    </message>
    <message>
        <source>&amp;Bộ quy định này nói gì…</source>
        <translation>&amp;What this regulation says…</translation>
    </message>
    <message>
        <source>Xem, in quy định của kỳ; cài thêm bộ quy định hoặc chuyển kỳ sang bộ khác</source>
        <translation>See and print the period's regulation; install more, or move the period to another</translation>
    </message>
    <message>
        <source>Chữ &amp;to hơn</source>
        <translation>&amp;Larger text</translation>
    </message>
    <message>
        <source>Phóng to toàn bộ chữ, tới 200 %</source>
        <translation>Enlarge all text, up to 200%</translation>
    </message>
    <message>
        <source>Chữ &amp;nhỏ hơn</source>
        <translation>S&amp;maller text</translation>
    </message>
    <message>
        <source>Thu nhỏ toàn bộ chữ, tới 100 %</source>
        <translation>Reduce all text, down to 100%</translation>
    </message>
    <message>
        <source>&amp;Hướng dẫn trang này</source>
        <translation>&amp;Help for this page</translation>
    </message>
    <message>
        <source>Mở hướng dẫn đúng phần đang xem</source>
        <translation>Open help at the place shown</translation>
    </message>
    <message>
        <source>&amp;Giữ sổ an toàn</source>
        <translation>&amp;Keeping the book safe</translation>
    </message>
    <message>
        <source>Sao lưu, mật khẩu và dữ liệu cá nhân</source>
        <translation>Backups, passphrase and personal data</translation>
    </message>
    <message>
        <source>&amp;Về chương trình</source>
        <translation>&amp;About</translation>
    </message>
    <message>
        <source>Phiên bản và giấy phép</source>
        <translation>Version and licence</translation>
    </message>
    <message>
        <source>Sao lưu và &amp;khôi phục…</source>
        <translation>Bac&amp;kups and restoring…</translation>
    </message>
    <message>
        <source>Xem các bản sao lưu, sao lưu ra thẻ nhớ, lấy lại một phần hoặc toàn bộ</source>
        <translation>See the backups, back up to a stick, bring back a part or everything</translation>
    </message>
    <message>
        <source>Mật kh&amp;ẩu và khóa khôi phục…</source>
        <translation>Pa&amp;ssphrase and recovery key…</translation>
    </message>
    <message>
        <source>Đặt, đổi mật khẩu của sổ; in tờ khóa khôi phục</source>
        <translation>Set or change the book's passphrase; print the recovery sheet</translation>
    </message>
    <message>
        <source>Kiểm t&amp;ra dữ liệu</source>
        <translation>C&amp;heck the data</translation>
    </message>
    <message>
        <source>Đọc toàn bộ sổ xem có chỗ nào hỏng</source>
        <translation>Read the whole book and look for damage</translation>
    </message>
    <message>
        <source>&amp;Xóa dữ liệu một đảng viên…</source>
        <translation>&amp;Erase a member's data…</translation>
    </message>
    <message>
        <source>Xóa hẳn dữ liệu cá nhân của một người, nói trước những nơi còn giữ</source>
        <translation>Erase one person's data for good, after saying what still holds it</translation>
    </message>
    <message>
        <source>Khó&amp;a sổ ngay</source>
        <translation>&amp;Lock the book now</translation>
    </message>
    <message>
        <source>Xóa màn hình và khóa lại tới khi gõ mật khẩu</source>
        <translation>Clear the screen and lock until the passphrase is given</translation>
    </message>
    <message>
        <source>&amp;Lịch sử…</source>
        <translation>&amp;History…</translation>
    </message>
    <message>
        <source>Ai đã sửa gì, lúc nào; lấy lại nội dung trước đây</source>
        <translation>Who changed what and when; bring earlier content back</translation>
    </message>
    <message>
        <source>Nhận &amp;bàn giao…</source>
        <translation>Take &amp;over a book…</translation>
    </message>
    <message>
        <source>Chép sổ của bí thư trước từ thẻ nhớ sang máy này, đổi mật khẩu</source>
        <translation>Copy the former secretary's book from a stick to this computer and change its passphrase</translation>
    </message>
</context>
<context>
    <name>AddBallotDialog</name>
    <message>
        <source>Thêm vòng bỏ phiếu</source>
        <translation>Add round</translation>
    </message>
    <message>
        <source>Bỏ phiếu về</source>
        <translation>Vote on</translation>
    </message>
    <message>
        <source>{name} – không xếp loại kỳ này</source>
        <translation>{name} – no level in this period</translation>
    </message>
    <message>
        <source>Loại phiếu</source>
        <translation>Kind of ballot</translation>
    </message>
    <message>
        <source>Chọn tất cả</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Bỏ chọn</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>AddMeetingDialog</name>
    <message>
        <source>Thêm cuộc họp</source>
        <translation>Add meeting</translation>
    </message>
    <message>
        <source>(chọn tổ đảng)</source>
        <translation>(choose a party group)</translation>
    </message>
    <message>
        <source>Cuộc họp</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Tổ đảng</source>
        <translation>Party group</translation>
    </message>
    <message>
        <source>Ngày họp</source>
        <translation>Day of the meeting</translation>
    </message>
    <message>
        <source>Ghi ngày họp đủ ngày/tháng/năm.</source>
        <translation>Write the whole date of the meeting: day/month/year.</translation>
    </message>
    <message>
        <source>Chọn tổ đảng. Chưa có tổ đảng nào thì thêm ở phần thông tin chi bộ.</source>
        <translation>Choose a party group. Where there is none yet, add it in the cell's particulars.</translation>
    </message>
    <message>
        <source>Theo trình tự, cuộc họp tiếp theo là: {name}. Đồng chí vẫn chọn được cuộc họp khác.</source>
        <translation>By the procedure the next meeting is: {name}. You may still choose another one.</translation>
    </message>
</context>
<context>
    <name>AgendaSection</name>
    <message>
        <source>Thứ tự kiểm điểm</source>
        <translation>Order of review</translation>
    </message>
    <message>
        <source>Người trình bày</source>
        <translation>Presented by</translation>
    </message>
    <message>
        <source>Thêm ý kiến góp ý</source>
        <translation>Add a remark</translation>
    </message>
    <message>
        <source>Ghi người góp ý, ý kiến và tiếp thu</source>
        <translation>Record who spoke, the remark and the reply</translation>
    </message>
    <message>
        <source>Kết luận của chủ trì</source>
        <translation>Chair's conclusion</translation>
    </message>
    <message>
        <source> – {count} ý kiến</source>
        <translation> – {count} remarks</translation>
    </message>
    <message>
        <source> – đã kết luận</source>
        <translation> – concluded</translation>
    </message>
    <message>
        <source>Tự chấm {points} điểm</source>
        <translation>Own: {points} points</translation>
    </message>
    <message>
        <source>Chi ủy chấm {points} điểm</source>
        <translation>Committee: {points} points</translation>
    </message>
    <message>
        <source>Tự xếp: {level}</source>
        <translation>Own level: {level}</translation>
    </message>
    <message>
        <source>Chi ủy đề xuất: {level}</source>
        <translation>Committee proposes: {level}</translation>
    </message>
    <message>
        <source>Bản kiểm điểm chưa xong</source>
        <translation>Review not done</translation>
    </message>
    <message>
        <source>Ghi ý kiến góp ý</source>
        <translation>Record remark</translation>
    </message>
</context>
<context>
    <name>AppealsTab</name>
    <message>
        <source>Khiếu nại, kiến nghị</source>
        <translation>Appeals</translation>
    </message>
    <message>
        <source>Khi kết quả thay đổi, quyết định mới được nối với quyết định cũ; kỳ đã khóa phải mở lại trước.</source>
        <translation>When a result changes, the new decision is tied to the old one; a closed period has to be reopened first.</translation>
    </message>
    <message>
        <source>Tiếp nhận…</source>
        <translation>Receive…</translation>
    </message>
    <message>
        <source>Trả lời…</source>
        <translation>Answer…</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Tập thể, cá nhân</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Người tiếp nhận</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Nhận khiếu nại, kiến nghị</source>
        <translation>Receive appeal</translation>
    </message>
    <message>
        <source>Tiếp nhận khiếu nại, kiến nghị</source>
        <translation>Receive appeal</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Giữ nguyên kết quả</source>
        <translation>Keep the result</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Ngày trả lời</source>
        <translation>Answered on</translation>
    </message>
    <message>
        <source>Kết quả mới</source>
        <translation>New result</translation>
    </message>
    <message>
        <source>Số quyết định mới</source>
        <translation>Number of the new decision</translation>
    </message>
    <message>
        <source>Ngày quyết định</source>
        <translation>Decided on</translation>
    </message>
    <message>
        <source>Cơ quan quyết định</source>
        <translation>Deciding authority</translation>
    </message>
    <message>
        <source>Trả lời khiếu nại, kiến nghị</source>
        <translation>Answer appeal</translation>
    </message>
    <message>
        <source>Bỏ khiếu nại, kiến nghị</source>
        <translation>Remove appeal</translation>
    </message>
    <message>
        <source>Giữ nguyên: {level}</source>
        <translation>Upheld: {level}</translation>
    </message>
</context>
<context>
    <name>AttendanceSection</name>
    <message>
        <source>không triệu tập</source>
        <translation>not summoned</translation>
    </message>
    <message>
        <source>Lý do vắng mặt</source>
        <translation>Reason for absence</translation>
    </message>
    <message>
        <source>Phiên họp</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Thêm phiên</source>
        <translation>Add session</translation>
    </message>
    <message>
        <source>Cuộc họp kéo sang buổi khác</source>
        <translation>The meeting goes on in another session</translation>
    </message>
    <message>
        <source>Bỏ phiên này</source>
        <translation>Remove this session</translation>
    </message>
    <message>
        <source>Ngày họp</source>
        <translation>Day of the meeting</translation>
    </message>
    <message>
        <source>Bắt đầu lúc</source>
        <translation>Began at</translation>
    </message>
    <message>
        <source>Ví dụ: 8h00</source>
        <translation>For example: 8h00</translation>
    </message>
    <message>
        <source>Kết thúc lúc</source>
        <translation>Ended at</translation>
    </message>
    <message>
        <source>Ví dụ: 11h30</source>
        <translation>For example: 11h30</translation>
    </message>
    <message>
        <source>Địa điểm</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Đại biểu dự (không biểu quyết)</source>
        <translation>Guests (without a vote)</translation>
    </message>
    <message>
        <source>Ghi đủ ngày/tháng/năm.</source>
        <translation>Write day/month/year.</translation>
    </message>
    <message>
        <source>Tất cả có mặt</source>
        <translation>All present</translation>
    </message>
    <message>
        <source>Bấm vào tên để đổi: có mặt → vắng có lý do → vắng không lý do → không triệu tập.</source>
        <translation>Click a name to change: present → excused → unexcused → not summoned.</translation>
    </message>
    <message>
        <source>Phiên {place} – {day}</source>
        <translation>Session {place} – {day}</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Triệu tập {summoned} ({full} chính thức, {probationary} dự bị). Có mặt {present} ({present_full} chính thức, {present_probationary} dự bị). Vắng {absent}: {excused} có lý do, {unexcused} không lý do. Người được bỏ phiếu có mặt: {voters_present}/{voters}.</source>
        <translation>Summoned {summoned} ({full} full, {probationary} probationary). Present {present} ({present_full} full, {present_probationary} probationary). Absent {absent}: {excused} excused, {unexcused} unexcused. Voters present: {voters_present}/{voters}.</translation>
    </message>
    <message>
        <source>Điểm danh</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>Giờ chưa đọc được nên chưa lưu. Ghi như 8h00 hoặc 14h30.</source>
        <translation>The time could not be read, so it is not saved. Write 8:00 or 14:30.</translation>
    </message>
    <message>
        <source>Thêm phiên họp</source>
        <translation>Add session</translation>
    </message>
    <message>
        <source>Bỏ phiên họp</source>
        <translation>Remove session</translation>
    </message>
    <message>
        <source>Bỏ phiên họp ngày {day} cùng điểm danh của phiên đó?</source>
        <translation>Remove the session of {day} with its attendance?</translation>
    </message>
</context>
<context>
    <name>BallotSection</name>
    <message>
        <source>Người bỏ phiếu có mặt</source>
        <translation>Voters present</translation>
    </message>
    <message>
        <source>Phiếu phát ra</source>
        <translation>Papers issued</translation>
    </message>
    <message>
        <source>Phiếu thu về</source>
        <translation>Papers collected</translation>
    </message>
    <message>
        <source>Phiếu hợp lệ</source>
        <translation>Valid papers</translation>
    </message>
    <message>
        <source>Phiếu không hợp lệ</source>
        <translation>Invalid papers</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>Không đồng ý</source>
        <translation>Disagree</translation>
    </message>
    <message>
        <source>Số phiếu không thể nhỏ hơn 0.</source>
        <translation>A count cannot be below 0.</translation>
    </message>
    <message>
        <source>Phát ra {left} phiếu, nhiều hơn {right} người bỏ phiếu có mặt.</source>
        <translation>{left} papers issued, more than {right} voters present.</translation>
    </message>
    <message>
        <source>Thu về {left} phiếu, nhiều hơn {right} phiếu phát ra.</source>
        <translation>{left} papers collected, more than {right} issued.</translation>
    </message>
    <message>
        <source>Hợp lệ và không hợp lệ cộng lại là {left}, khác {right} phiếu thu về.</source>
        <translation>Valid and invalid add up to {left}, not to {right} collected.</translation>
    </message>
    <message>
        <source>Cộng các mức là {left} phiếu, nhiều hơn {right} phiếu hợp lệ.</source>
        <translation>The levels add up to {left} votes, more than {right} valid papers.</translation>
    </message>
</context>
<context>
    <name>BallotsSection</name>
    <message>
        <source>Vòng bỏ phiếu</source>
        <translation>Round of voting</translation>
    </message>
    <message>
        <source>Chưa có vòng bỏ phiếu nào. Sổ chỉ ghi tổng số phiếu, không ghi ai bầu thế nào.</source>
        <translation>No round yet. The book keeps totals only, never who voted how.</translation>
    </message>
    <message>
        <source>Thêm vòng bỏ phiếu…</source>
        <translation>Add a round…</translation>
    </message>
    <message>
        <source>Bỏ vòng này…</source>
        <translation>Remove this round…</translation>
    </message>
    <message>
        <source>In phiếu trống</source>
        <translation>Print blank ballots</translation>
    </message>
    <message>
        <source>Mở phiếu ở trang Văn bản</source>
        <translation>Open the ballot under Papers</translation>
    </message>
    <message>
        <source>Vòng {round}: {kind}, {body}</source>
        <translation>Round {round}: {kind}, {body}</translation>
    </message>
    <message>
        <source>Ghi kết quả kiểm phiếu</source>
        <translation>Record the count</translation>
    </message>
    <message>
        <source>Thêm vòng bỏ phiếu</source>
        <translation>Add round</translation>
    </message>
    <message>
        <source>Bỏ vòng bỏ phiếu</source>
        <translation>Remove round</translation>
    </message>
    <message>
        <source>Bỏ vòng bỏ phiếu này cùng các số đã ghi?</source>
        <translation>Remove this round with its totals?</translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>{name}: {count} (trần {limit})</source>
        <translation>{name}: {count} (cap {limit})</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <translation>{name}: {count}</translation>
    </message>
</context>
<context>
    <name>BookStep</name>
    <message>
        <source>Đặt &amp;mật khẩu cho sổ (nên đặt nếu máy có nhiều người dùng)</source>
        <translation>Set a &amp;passphrase (advised where several people use the computer)</translation>
    </message>
    <message>
        <source>&amp;Chọn nơi khác…</source>
        <translation>&amp;Choose another place…</translation>
    </message>
    <message>
        <source>Chọn thư mục và tên tệp sổ</source>
        <translation>Choose the folder and file name of the book</translation>
    </message>
    <message>
        <source>&amp;Tệp sổ</source>
        <translation>Book &amp;file</translation>
    </message>
    <message>
        <source>Toàn bộ dữ liệu của chi bộ nằm trong một tệp này</source>
        <translation>All the cell's data is in this one file</translation>
    </message>
    <message>
        <source>Nơi lưu sổ và mật khẩu</source>
        <translation>Where the book lies, and its passphrase</translation>
    </message>
    <message>
        <source>&amp;Lập sổ</source>
        <translation>&amp;Make the book</translation>
    </message>
    <message>
        <source>Nơi lưu sổ</source>
        <translation>Where the book lies</translation>
    </message>
    <message>
        <source>Sổ kiểm điểm (*.kiemdiem)</source>
        <translation>Review book (*.kiemdiem)</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Lên</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Chuyển mục này lên trên</source>
        <translation>Move this entry up</translation>
    </message>
    <message>
        <source>Xuống</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Chuyển mục này xuống dưới</source>
        <translation>Move this entry down</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Bỏ mục này; Ctrl+Z để lấy lại</source>
        <translation>Remove this entry; Ctrl+Z brings it back</translation>
    </message>
</context>
<context>
    <name>CellDialog</name>
    <message>
        <source>Thông tin chi bộ</source>
        <translation>Cell's particulars</translation>
    </message>
    <message>
        <source>Kỳ đã mở giữ tên các tập thể như lúc mở; đổi ở đây áp dụng cho văn bản in từ nay.</source>
        <translation>Open periods keep their collectives' names; changes here apply to papers printed from now on.</translation>
    </message>
    <message>
        <source>Sửa thông tin chi bộ</source>
        <translation>Change the particulars of the cell</translation>
    </message>
</context>
<context>
    <name>CellForm</name>
    <message>
        <source>Chi bộ có chi ủy</source>
        <translation>The cell has a committee</translation>
    </message>
    <message>
        <source>Chi bộ có chia tổ đảng</source>
        <translation>The cell has party groups</translation>
    </message>
    <message>
        <source>Chi bộ có con dấu riêng</source>
        <translation>The cell has its own seal</translation>
    </message>
    <message>
        <source>Tên chi &amp;bộ *</source>
        <translation>Name of the &amp;cell *</translation>
    </message>
    <message>
        <source>Ghi như trên văn bản, ví dụ: Chi bộ thôn An Phú</source>
        <translation>As papers have it, for example: Chi bộ thôn An Phú</translation>
    </message>
    <message>
        <source>Đảng bộ &amp;cấp trên *</source>
        <translation>Organisation &amp;above *</translation>
    </message>
    <message>
        <source>Ví dụ: Đảng bộ xã Tân Lập</source>
        <translation>For example: Đảng bộ xã Tân Lập</translation>
    </message>
    <message>
        <source>&amp;Địa danh trên văn bản</source>
        <translation>&amp;Place named on papers</translation>
    </message>
    <message>
        <source>Tên xã, phường, đặc khu; ví dụ: Tân Lập</source>
        <translation>Name of the commune, ward or special zone; for example: Tân Lập</translation>
    </message>
    <message>
        <source>&amp;Loại chi bộ</source>
        <translation>&amp;Kind of cell</translation>
    </message>
    <message>
        <source>Nơi nhận &amp;báo cáo</source>
        <translation>Who receives &amp;reports</translation>
    </message>
    <message>
        <source>Để trống thì lấy theo đảng bộ cấp trên</source>
        <translation>Empty: from the organisation above</translation>
    </message>
    <message>
        <source>Cấp quyết định &amp;xếp loại</source>
        <translation>Authority that &amp;decides the level</translation>
    </message>
    <message>
        <source>Đầu văn bản sẽ in như sau:</source>
        <translation>The header of papers will print like this:</translation>
    </message>
    <message>
        <source>Chi bộ cơ sở</source>
        <translation>Grassroots cell</translation>
    </message>
    <message>
        <source>Chi bộ trực thuộc đảng ủy cơ sở</source>
        <translation>Cell under a grassroots committee</translation>
    </message>
    <message>
        <source>Chi bộ trực thuộc đảng ủy bộ phận</source>
        <translation>Cell under a section committee</translation>
    </message>
    <message>
        <source>Đả&amp;ng ủy bộ phận</source>
        <translation>Section co&amp;mmittee</translation>
    </message>
    <message>
        <source>Đảng ủy bộ phận xem xét, đề xuất trước khi cấp trên quyết định</source>
        <translation>The section committee examines and proposes before the upper one decides</translation>
    </message>
    <message>
        <source>Để trống thì lấy theo đề xuất in mờ trong ô</source>
        <translation>Left empty, the pale proposal in the field is taken</translation>
    </message>
    <message>
        <source>Đề xuất theo {title} ({source}); mọi mục đổi được:</source>
        <translation>Proposed by {title} ({source}); everything can be changed:</translation>
    </message>
    <message>
        <source>• Tập thể tự đánh giá: {who}</source>
        <translation>• Assesses itself: {who}</translation>
    </message>
    <message>
        <source>• Thẩm định, đề xuất: {who}</source>
        <translation>• Appraises and proposes: {who}</translation>
    </message>
    <message>
        <source>• Quyết định mức của chi bộ: {who}</source>
        <translation>• Decides the cell's level: {who}</translation>
    </message>
    <message>
        <source>• Quyết định mức của đảng viên: {who}</source>
        <translation>• Decides the members' levels: {who}</translation>
    </message>
    <message>
        <source>• Kiểm điểm tập thể khi mở kỳ: {names}</source>
        <translation>• Collectives reviewed when a period is opened: {names}</translation>
    </message>
    <message>
        <source>• Tổ đảng: mỗi tổ họp góp ý, ghi ở phần Hội nghị</source>
        <translation>• Party groups: each meets and comments, recorded under Meetings</translation>
    </message>
    <message>
        <source>Lời văn này chưa đối chiếu được với bản gốc.</source>
        <translation>This wording could not be checked against the original.</translation>
    </message>
</context>
<context>
    <name>CellStep</name>
    <message>
        <source>Chỉ hai mục có dấu * là bắt buộc; mọi mục sửa lại được về sau.</source>
        <translation>Only the two fields marked * are required; all can be changed later.</translation>
    </message>
    <message>
        <source>Thông tin chi bộ</source>
        <translation>Cell's particulars</translation>
    </message>
</context>
<context>
    <name>ClosingTab</name>
    <message>
        <source>Khóa kỳ</source>
        <translation>Close period</translation>
    </message>
    <message>
        <source>Danh sách kiểm tra trước khi khóa kỳ</source>
        <translation>Check list before closing</translation>
    </message>
    <message>
        <source>Đã nộp hồ sơ, chờ kết quả</source>
        <translation>Handed in, waiting for results</translation>
    </message>
    <message>
        <source>Rút lại hồ sơ đã nộp</source>
        <translation>Take back what was handed in</translation>
    </message>
    <message>
        <source>Rút lại hồ sơ</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Khóa kỳ…</source>
        <translation>Close period…</translation>
    </message>
    <message>
        <source>Mở lại kỳ…</source>
        <translation>Reopen period…</translation>
    </message>
    <message>
        <source>Đến chỗ cần sửa</source>
        <translation>Go to where it is mended</translation>
    </message>
    <message>
        <source>Trả lời mục đang chọn</source>
        <translation>Answer the chosen item</translation>
    </message>
    <message>
        <source>Lý do chưa làm được</source>
        <translation>Reason why not done</translation>
    </message>
    <message>
        <source>Hồ sơ đã phát hành</source>
        <translation>Dossiers issued</translation>
    </message>
    <message>
        <source>Kỳ đã khóa: chỉ còn xem, in và theo dõi khắc phục.</source>
        <translation>The period is closed: it can be read, printed and its remedies followed.</translation>
    </message>
    <message>
        <source>Đã nộp, chờ kết quả: còn {count} mục trước khi khóa.</source>
        <translation>Handed in: {count} items left before closing.</translation>
    </message>
    <message>
        <source>Còn {count} mục trước khi nộp, {later} mục trước khi khóa.</source>
        <translation>{count} items before handing in, {later} before closing.</translation>
    </message>
    <message>
        <source>Lần {number}, khóa ngày {day}</source>
        <translation>Edition {number}, closed on {day}</translation>
    </message>
    <message>
        <source>mở lại ngày {day}: {reason}</source>
        <translation>reopened on {day}: {reason}</translation>
    </message>
    <message>
        <source>Kỳ chưa khóa lần nào.</source>
        <translation>The period was never closed.</translation>
    </message>
    <message>
        <source>Sổ hiện khác bản phát hành gần nhất ở {count} chỗ.</source>
        <translation>The book differs from the last edition in {count} places.</translation>
    </message>
    <message>
        <source>Sổ hiện đúng như bản phát hành gần nhất.</source>
        <translation>The book is as the last edition.</translation>
    </message>
    <message>
        <source>Ghi lý do</source>
        <translation>Save reason</translation>
    </message>
    <message>
        <source>Nộp hồ sơ, chờ kết quả</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>Khóa kỳ kiểm điểm này?</source>
        <translation>Close this period?</translation>
    </message>
    <message>
        <source>Hồ sơ được giữ nguyên như lúc phát hành. Những việc làm trước đó không hoàn tác được nữa.</source>
        <translation>The dossier is kept as issued. What was done before can no longer be undone.</translation>
    </message>
    <message>
        <source>Mở lại kỳ</source>
        <translation>Reopen period</translation>
    </message>
    <message>
        <source>Lý do mở lại kỳ đã khóa</source>
        <translation>Reason for reopening the closed period</translation>
    </message>
    <message>
        <source>So sánh…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>Xem từng chỗ khác nhau giữa các lần phát hành và sổ hiện nay; in hoặc lưu được</source>
        <translation>See every difference between what was issued and the book as it stands; print or save it</translation>
    </message>
</context>
<context>
    <name>CollectiveReviewPage</name>
    <message>
        <source>Kỳ này chưa có tập thể nào phải kiểm điểm.</source>
        <translation>This period has no collective to be reviewed.</translation>
    </message>
    <message>
        <source>&amp;Thêm tập thể…</source>
        <translation>&amp;Add a collective…</translation>
    </message>
    <message>
        <source>Thêm một tập thể phải kiểm điểm</source>
        <translation>Add a collective to be reviewed</translation>
    </message>
    <message>
        <source>&amp;Bỏ tập thể</source>
        <translation>&amp;Remove collective</translation>
    </message>
    <message>
        <source>Bỏ tập thể đang xem, nếu chưa ghi gì</source>
        <translation>Remove the collective shown, while nothing is written about it</translation>
    </message>
    <message>
        <source>Chi ủy</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>Chi bộ</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>Tập thể lãnh đạo, quản lý</source>
        <translation>Leading collective</translation>
    </message>
    <message>
        <source>Thêm tập thể</source>
        <translation>Add collective</translation>
    </message>
    <message>
        <source>Tên tập thể</source>
        <translation>Name of the collective</translation>
    </message>
    <message>
        <source>Thêm tập thể loại nào?</source>
        <translation>What kind of collective?</translation>
    </message>
    <message>
        <source>Bỏ tập thể</source>
        <translation>Remove collective</translation>
    </message>
    <message>
        <source>Bỏ tập thể “{name}” khỏi kỳ này?</source>
        <translation>Remove the collective “{name}” from this period?</translation>
    </message>
    <message>
        <source>Chỉ bỏ được khi chưa ghi gì về tập thể này; có thể hoàn tác.</source>
        <translation>Possible only while nothing is written about it; it can be undone.</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Đọc danh sách</source>
        <translation>Reading the list</translation>
    </message>
    <message>
        <source>Kiểu chữ của cột {letter}</source>
        <translation>Letters of column {letter}</translation>
    </message>
    <message>
        <source>Cột {letter} hiểu là</source>
        <translation>Column {letter} understood as</translation>
    </message>
    <message>
        <source>Nếu hiểu sai, chọn lại ở ô “Hiểu là” hoặc “Kiểu chữ”. Tệp gốc không bị sửa.</source>
        <translation>If this is wrong, choose again under “Understood as” or “Letters”. The original file is not changed.</translation>
    </message>
    <message>
        <source>&amp;Trang tính</source>
        <translation>&amp;Sheet</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Tiêu đề trong tệp</source>
        <translation>Header in the file</translation>
    </message>
    <message>
        <source>Hiểu là</source>
        <translation>Understood as</translation>
    </message>
    <message>
        <source>Kiểu chữ</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>Trong tệp → sau khi chuyển</source>
        <translation>In the file → after conversion</translation>
    </message>
    <message>
        <source>Các cột của tệp</source>
        <translation>Columns of the file</translation>
    </message>
    <message>
        <source>Cột “không dùng” được bỏ qua. Nếu hiểu sai cột, sửa tiêu đề trong tệp rồi chọn lại.</source>
        <translation>Columns “not used” are left out. If one was misunderstood, correct its header in the file and choose it again.</translation>
    </message>
    <message>
        <source>Chương trình hiểu tệp như sau</source>
        <translation>How the file was understood</translation>
    </message>
    <message>
        <source>Tệp {file}, trang tính {sheet}: {rows} dòng có tên người, {skipped} dòng bỏ qua.</source>
        <translation>File {file}, sheet {sheet}: {rows} lines with a person, {skipped} left out.</translation>
    </message>
    <message>
        <source>Tệp {file}: {rows} dòng có tên người, {skipped} dòng bỏ qua.</source>
        <translation>File {file}: {rows} lines with a person, {skipped} left out.</translation>
    </message>
    <message>
        <source>không dùng</source>
        <translation>not used</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Chương trình gặp lỗi</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>Nội dung báo lỗi</source>
        <translation>Error report</translation>
    </message>
    <message>
        <source>Chép nội dung</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>Chép báo lỗi để gửi cho người hỗ trợ</source>
        <translation>Copy the report to send it to whoever helps you</translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi ngoài dự kiến.</source>
        <translation>The program met an unexpected error.</translation>
    </message>
    <message>
        <source>Những gì đã lưu vẫn còn nguyên. Có thể làm tiếp; nếu lỗi lặp lại, hãy đóng rồi mở lại.</source>
        <translation>What was saved is safe. You can go on; if it happens again, close and reopen the program.</translation>
    </message>
    <message>
        <source>Báo lỗi không có tên người hay nội dung đã nhập, được ghi ở: {path}</source>
        <translation>The report holds no names and nothing you typed. It was written to: {path}</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/yyyy</translation>
    </message>
</context>
<context>
    <name>DifferencesDialog</name>
    <message>
        <source>Khác nhau giữa danh sách và kỳ kiểm điểm</source>
        <translation>Differences between the roster and the period</translation>
    </message>
    <message>
        <source>Đảng viên, mục</source>
        <translation>Member, field</translation>
    </message>
    <message>
        <source>Trong kỳ</source>
        <translation>In the period</translation>
    </message>
    <message>
        <source>Danh sách hiện nay</source>
        <translation>Roster today</translation>
    </message>
    <message>
        <source>Kỳ kiểm điểm giữ bản ghi riêng của từng người. Đánh dấu những người muốn lấy theo danh sách.</source>
        <translation>The period keeps its own copy of each person. Tick those to take over from the roster.</translation>
    </message>
    <message>
        <source>Đánh dấu &amp;tất cả</source>
        <translation>Tick &amp;all</translation>
    </message>
    <message>
        <source>Lấy theo danh sách</source>
        <translation>Take over from the roster</translation>
    </message>
    <message>
        <source>Có tên trong kỳ</source>
        <translation>In the period</translation>
    </message>
</context>
<context>
    <name>EditionsDialog</name>
    <message>
        <source>So sánh các lần phát hành hồ sơ</source>
        <translation>Compare what was issued</translation>
    </message>
    <message>
        <source>Những chỗ khác nhau</source>
        <translation>What differs</translation>
    </message>
    <message>
        <source>Sổ hiện nay</source>
        <translation>The book as it stands</translation>
    </message>
    <message>
        <source>Bản trước</source>
        <translation>Earlier edition</translation>
    </message>
    <message>
        <source>Bản sau</source>
        <translation>Later edition</translation>
    </message>
    <message>
        <source>Lần {number}, khóa ngày {day}</source>
        <translation>Edition {number}, closed on {day}</translation>
    </message>
</context>
<context>
    <name>Editors</name>
    <message>
        <source>Điểm ghi tối đa hai chữ số sau dấu phẩy.</source>
        <translation>Points have at most two decimal places.</translation>
    </message>
    <message>
        <source>Chỉ ghi số, ví dụ 28,5.</source>
        <translation>A number only, such as 28.5.</translation>
    </message>
    <message>
        <source>Chỉ ghi số nguyên, ví dụ 12.</source>
        <translation>A whole number only, such as 12.</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>Không đọc được ngày này: ghi như 07/03/2026, 03/2026 hoặc 2026.</source>
        <translation>This date could not be read: write 07/03/2026, 03/2026 or 2026.</translation>
    </message>
    <message>
        <source>Cần ghi đủ ngày, tháng, năm.</source>
        <translation>Day, month and year are needed.</translation>
    </message>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Chưa chọn</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>Lấy từ danh sách đảng viên của kỳ; sửa ở phần Đảng viên</source>
        <translation>From the period's list of members; change it under Members</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>“{field}”: ngày này không đọc được, ghi đủ ngày/tháng/năm.</source>
        <translation>“{field}”: this day cannot be read; write day/month/year.</translation>
    </message>
    <message>
        <source>Ghi “{field}” trước.</source>
        <translation>Fill in “{field}” first.</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Nộp &amp; nhận</source>
        <translation>Hand in and receive</translation>
    </message>
    <message>
        <source>Nộp và nhận</source>
        <translation>Hand in and receive</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Số nhiệm vụ được giao trong năm</source>
        <translation>Tasks given in the year</translation>
    </message>
    <message>
        <source>Số nhiệm vụ đã hoàn thành</source>
        <translation>Tasks done</translation>
    </message>
    <message>
        <source>Trong đó: hoàn thành chậm tiến độ</source>
        <translation>Of these: late</translation>
    </message>
    <message>
        <source>Trong đó: hoàn thành vượt mức</source>
        <translation>Of these: beyond demand</translation>
    </message>
    <message>
        <source>Bị kỷ luật trong kỳ</source>
        <translation>Disciplined in the period</translation>
    </message>
    <message>
        <source>Hình thức kỷ luật</source>
        <translation>Form of discipline</translation>
    </message>
    <message>
        <source>Ngày quyết định kỷ luật</source>
        <translation>Day of the disciplinary decision</translation>
    </message>
    <message>
        <source>Sai phạm đã được cấp có thẩm quyền kết luận</source>
        <translation>Wrongdoing concluded by the competent authority</translation>
    </message>
    <message>
        <source>Nghỉ ốm, nghỉ việc dài ngày trong kỳ</source>
        <translation>Long sick leave or leave in the period</translation>
    </message>
    <message>
        <source>Phải có đánh giá của cơ quan, đơn vị</source>
        <translation>Needs the agency's appraisal</translation>
    </message>
    <message>
        <source>Ngày nhận xét của nơi cư trú</source>
        <translation>Day of the residence's comment</translation>
    </message>
    <message>
        <source>Nhận xét của nơi cư trú</source>
        <translation>Comment of the place of residence</translation>
    </message>
    <message>
        <source>Lựa chọn của cấp có thẩm quyền và lý do</source>
        <translation>The authority's choice and its reason</translation>
    </message>
    <message>
        <source>Văn bản kết luận (cơ quan, số, ngày)</source>
        <translation>Concluding paper (authority, number, date)</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>Để trống là chưa biết, chương trình không tự suy ra. Chỉ dùng để nhắc khi đối chiếu quy định.</source>
        <translation>Empty means unknown; nothing is concluded from it. Used only for reminders when checking against the regulation.</translation>
    </message>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>FaultPanel</name>
    <message>
        <source>Chưa chọn hạn chế, khuyết điểm nào</source>
        <translation>No shortcoming chosen</translation>
    </message>
    <message>
        <source>Theo dõi tái diễn sau khi đã khắc phục</source>
        <translation>Watch for recurrence once remedied</translation>
    </message>
    <message>
        <source>Thông tin</source>
        <translation>Particulars</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Nguyên nhân</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Được chỉ ra qua</source>
        <translation>Pointed out by</translation>
    </message>
    <message>
        <source>Văn bản kết luận…</source>
        <translation>Concluding paper…</translation>
    </message>
    <message>
        <source>Khuyết điểm cũ tái diễn…</source>
        <translation>Came back…</translation>
    </message>
    <message>
        <source>Cá nhân có trách nhiệm…</source>
        <translation>Persons responsible…</translation>
    </message>
    <message>
        <source>Biện pháp khắc phục</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>Biện pháp số</source>
        <translation>Measure no.</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Người thực hiện</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Người phối hợp</source>
        <translation>Co-workers</translation>
    </message>
    <message>
        <source>Người theo dõi, đôn đốc</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Kết quả cần đạt</source>
        <translation>Expected result</translation>
    </message>
    <message>
        <source>Thực hiện xong ngày</source>
        <translation>Carried out on</translation>
    </message>
    <message>
        <source>Ghi kết quả kiểm tra…</source>
        <translation>Follow-up…</translation>
    </message>
    <message>
        <source>Bỏ biện pháp</source>
        <translation>Remove measure</translation>
    </message>
    <message>
        <source>Thêm biện pháp</source>
        <translation>Add measure</translation>
    </message>
    <message>
        <source>Quá trình từ khi được chỉ ra</source>
        <translation>Since it was pointed out</translation>
    </message>
    <message>
        <source>Ghi kết quả khắc phục…</source>
        <translation>State of remedy…</translation>
    </message>
    <message>
        <source>lần thứ {times}, từ kỳ {since}</source>
        <translation>time {times}, since {since}</translation>
    </message>
    <message>
        <source>tái diễn, {name} xác nhận</source>
        <translation>came back, confirmed by {name}</translation>
    </message>
    <message>
        <source>nghi tái diễn, chưa ai xác nhận</source>
        <translation>may have come back, not confirmed</translation>
    </message>
    <message>
        <source>theo {paper}</source>
        <translation>by {paper}</translation>
    </message>
    <message>
        <source>Chưa ghi cá nhân có trách nhiệm hoặc lý do không có.</source>
        <translation>No person responsible is named, nor a reason why none.</translation>
    </message>
    <message>
        <source>Chưa ghi phần trách nhiệm của người đứng đầu.</source>
        <translation>The part of the head is not stated.</translation>
    </message>
    <message>
        <source>(chưa chọn)</source>
        <translation>(not chosen)</translation>
    </message>
    <message>
        <source>Nhấn Enter để lưu tài liệu ra tệp</source>
        <translation>Press Enter to save the file</translation>
    </message>
    <message>
        <source>Xem cả quá trình…</source>
        <translation>See its whole life…</translation>
    </message>
    <message>
        <source>không nhận – {answer}</source>
        <translation>declines – {answer}</translation>
    </message>
    <message>
        <source>chưa trả lời</source>
        <translation>has not answered</translation>
    </message>
    <message>
        <source>Đề nghị làm rõ trách nhiệm:</source>
        <translation>Asked to make their responsibility clear:</translation>
    </message>
    <message>
        <source>Không có cá nhân chịu trách nhiệm: {reason}</source>
        <translation>No person is responsible: {reason}</translation>
    </message>
    <message>
        <source>(có tài liệu kèm theo)</source>
        <translation>(with a document)</translation>
    </message>
</context>
<context>
    <name>FilePick</name>
    <message>
        <source>Chưa chọn tệp</source>
        <translation>No file chosen</translation>
    </message>
    <message>
        <source>Chọn ảnh hoặc PDF…</source>
        <translation>Choose a picture or PDF…</translation>
    </message>
    <message>
        <source>Ảnh hoặc PDF (*.pdf *.png *.jpg *.jpeg)</source>
        <translation>Picture or PDF (*.pdf *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Tài liệu kèm theo</source>
        <translation>File kept with it</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>Chưa chọn tệp</source>
        <translation>No file chosen</translation>
    </message>
    <message>
        <source>&amp;Chọn tệp danh sách…</source>
        <translation>&amp;Choose the roster file…</translation>
    </message>
    <message>
        <source>Tệp Excel (.xlsx, .xls), OpenDocument (.ods) hoặc .csv</source>
        <translation>Excel (.xlsx, .xls), OpenDocument (.ods) or .csv file</translation>
    </message>
    <message>
        <source>Nhận Excel, OpenDocument và CSV, kể cả chữ .VnTime hoặc VNI. Tệp gốc không bị sửa.</source>
        <translation>Excel, OpenDocument and CSV, also with .VnTime or VNI fonts. The file itself is not changed.</translation>
    </message>
    <message>
        <source>Để &amp;sau, bắt đầu với sổ trống</source>
        <translation>&amp;Later, start with an empty book</translation>
    </message>
    <message>
        <source>Có thể nhập danh sách hoặc thêm từng đồng chí bất cứ lúc nào</source>
        <translation>The roster can be imported, or members added, at any time</translation>
    </message>
    <message>
        <source>Chọn tệp danh sách đảng viên</source>
        <translation>Choose the roster file</translation>
    </message>
    <message>
        <source>Đọc danh sách</source>
        <translation>Read the roster</translation>
    </message>
    <message>
        <source>Danh sách (*.xlsx *.xls *.ods *.csv);;Tất cả các tệp (*)</source>
        <translation>Rosters (*.xlsx *.xls *.ods *.csv);;All files (*)</translation>
    </message>
    <message>
        <source>Chọn tệp danh sách</source>
        <translation>Choose the roster file</translation>
    </message>
</context>
<context>
    <name>FindDialog</name>
    <message>
        <source>Tìm</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Gõ tên đồng chí hoặc tên văn bản, không cần dấu</source>
        <translation>Type a member's or a paper's name; accents are not needed</translation>
    </message>
    <message>
        <source>Tìm đồng chí, tập thể, văn bản</source>
        <translation>Find members, collectives, papers</translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Tìm thấy {count}. Enter để tới mục đầu tiên.</source>
        <translation>{count} found. Enter goes to the first.</translation>
    </message>
</context>
<context>
    <name>FindingBox</name>
    <message>
        <source>Lý do vẫn giữ (nếu giữ)</source>
        <translation>Reason for keeping it (if kept)</translation>
    </message>
    <message>
        <source>Lý do vẫn giữ: {finding}</source>
        <translation>Reason for keeping it: {finding}</translation>
    </message>
    <message>
        <source>Trường hợp được xem xét (theo quy định)</source>
        <translation>Ground for discretion (as the text names it)</translation>
    </message>
    <message>
        <source>Trường hợp được xem xét: {finding}</source>
        <translation>Ground for discretion: {finding}</translation>
    </message>
</context>
<context>
    <name>FindingPanel</name>
    <message>
        <source>Không xếp loại (bỏ mức)</source>
        <translation>Not graded (level removed)</translation>
    </message>
    <message>
        <source>Chưa chọn nội dung nào</source>
        <translation>Nothing chosen</translation>
    </message>
    <message>
        <source>Toàn chi bộ</source>
        <translation>Whole cell</translation>
    </message>
    <message>
        <source>Giữ nguyên hoặc chấn chỉnh</source>
        <translation>Keep or correct</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Giữ nguyên kết quả</source>
        <translation>Keep the result</translation>
    </message>
    <message>
        <source>Ghi lý do vì sao kết quả này vẫn đúng quy định</source>
        <translation>Say why this result still follows the regulation</translation>
    </message>
    <message>
        <source>Tập thể, cá nhân</source>
        <translation>Collective, person</translation>
    </message>
    <message>
        <source>Mức mới</source>
        <translation>New level</translation>
    </message>
    <message>
        <source>Người đứng đầu chịu trách nhiệm</source>
        <translation>Head who answers for it</translation>
    </message>
    <message>
        <source>Ghi đề nghị chấn chỉnh</source>
        <translation>Record a proposed correction</translation>
    </message>
    <message>
        <source>Trình cấp có thẩm quyền</source>
        <translation>Submit to the authority</translation>
    </message>
    <message>
        <source>Ngày trình</source>
        <translation>Day of submission</translation>
    </message>
    <message>
        <source>Ghi đã trình</source>
        <translation>Record as submitted</translation>
    </message>
    <message>
        <source>Quyết định của cấp có thẩm quyền</source>
        <translation>Decision of the authority</translation>
    </message>
    <message>
        <source>Số văn bản</source>
        <translation>Paper number</translation>
    </message>
    <message>
        <source>Ngày quyết định</source>
        <translation>Day of the decision</translation>
    </message>
    <message>
        <source>Ghi quyết định</source>
        <translation>Record decision</translation>
    </message>
    <message>
        <source>Mức mới thay mức đã công nhận</source>
        <translation>New level in place of the recognised one</translation>
    </message>
    <message>
        <source>Rút lại</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Không còn sau khi chấn chỉnh nội dung khác.</source>
        <translation>Gone after another correction.</translation>
    </message>
    <message>
        <source>Giữ nguyên, ghi ngày {day}. Lý do: {reason}</source>
        <translation>Kept, recorded on {day}. Reason: {reason}</translation>
    </message>
    <message>
        <source>Đề nghị: {old} → {new}. Lý do: {reason}</source>
        <translation>Proposed: {old} → {new}. Reason: {reason}</translation>
    </message>
    <message>
        <source>Đã trình ngày {sent}: {old} → {new}. Lý do: {reason}</source>
        <translation>Submitted on {sent}: {old} → {new}. Reason: {reason}</translation>
    </message>
    <message>
        <source>Đã chấn chỉnh theo {paper}, ngày {decided}: {old} → {new}. Lý do: {reason}</source>
        <translation>Corrected by {paper} of {decided}: {old} → {new}. Reason: {reason}</translation>
    </message>
    <message>
        <source>không xếp loại</source>
        <translation>not graded</translation>
    </message>
    <message>
        <source>Chưa kết luận được là đúng hay sai. Chọn kỳ này ở đầu cửa sổ rồi ghi dữ kiện ở trang Xếp loại.</source>
        <translation>Right or wrong cannot be said yet. Choose this period at the top of the window and record the facts under Grading.</translation>
    </message>
    <message>
        <source>Kết quả mới vẫn chưa đúng theo nội dung này: có thể ghi một đề nghị khác.</source>
        <translation>The new result still does not meet this point: another proposal can be recorded.</translation>
    </message>
    <message>
        <source>Ghi lý do trước.</source>
        <translation>Give the reason first.</translation>
    </message>
    <message>
        <source>Chọn tập thể hoặc cá nhân có mức cần chấn chỉnh.</source>
        <translation>Choose the collective or person whose level is to be corrected.</translation>
    </message>
    <message>
        <source>Chọn mức mới.</source>
        <translation>Choose the new level.</translation>
    </message>
    <message>
        <source>Chọn người đứng đầu chịu trách nhiệm.</source>
        <translation>Choose the head who answers for it.</translation>
    </message>
    <message>
        <source>Ghi số văn bản quyết định.</source>
        <translation>Give the number of the deciding paper.</translation>
    </message>
    <message>
        <source>Ngày này không đọc được: ghi đủ ngày/tháng/năm.</source>
        <translation>This date could not be read: write day/month/year.</translation>
    </message>
    <message>
        <source>(Quá thời hạn)</source>
        <translation>(Late)</translation>
    </message>
</context>
<context>
    <name>FirstRunWizard</name>
    <message>
        <source>Lập sổ mới</source>
        <translation>New book</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>Mở hoặc gập phần này</source>
        <translation>Open or fold this part</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Các mục của bản kiểm điểm</source>
        <translation>Sections of the review</translation>
    </message>
    <message>
        <source>Thông tin chung</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Lời văn mục này chưa đối chiếu được với bản gốc.</source>
        <translation>The wording of this section has not been checked against the original.</translation>
    </message>
    <message>
        <source>{title} – còn {count} chỗ</source>
        <translation>{title} – {count} left</translation>
    </message>
</context>
<context>
    <name>GradingPage</name>
    <message>
        <source>Xếp loại</source>
        <translation>Grading</translation>
    </message>
    <message>
        <source>Xếp loại của tập thể và đảng viên</source>
        <translation>Levels of collectives and members</translation>
    </message>
    <message>
        <source>Số mức cao nhất so với trần</source>
        <translation>Top levels against the cap</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Có điều cần xem</source>
        <translation>Something to look at</translation>
    </message>
    <message>
        <source>Chưa có mức</source>
        <translation>No level yet</translation>
    </message>
    <message>
        <source>Lọc danh sách</source>
        <translation>Filter the list</translation>
    </message>
    <message>
        <source>Lấy theo kết quả phiếu…</source>
        <translation>Take from the ballots…</translation>
    </message>
    <message>
        <source>Xem trước mức theo phiếu rồi ghi vào cột Chi bộ</source>
        <translation>Preview the levels by the ballots, then write them to the column Cell</translation>
    </message>
    <message>
        <source>Enter hoặc nháy đúp vào ô để chọn mức.</source>
        <translation>Enter or double-click a cell to choose a level.</translation>
    </message>
    <message>
        <source>Nâng trần theo văn bản của cấp trên…</source>
        <translation>Raise the cap by a paper from above…</translation>
    </message>
    <message>
        <source>{shown} / {all} dòng</source>
        <translation>{shown} / {all} rows</translation>
    </message>
    <message>
        <source>Bỏ nâng trần</source>
        <translation>Remove the raised cap</translation>
    </message>
    <message>
        <source>Ghi mức xếp loại</source>
        <translation>Record level</translation>
    </message>
    <message>
        <source>Ghi lý do giữ nguyên</source>
        <translation>Record why it is kept</translation>
    </message>
    <message>
        <source>Văn bản của cấp có thẩm quyền cho nâng trần (số, ngày, lý do)</source>
        <translation>The authority's paper that raises the cap (number, day, reason)</translation>
    </message>
    <message>
        <source>Nâng trần mức cao nhất</source>
        <translation>Raise the cap of the top level</translation>
    </message>
    <message>
        <source>Lý do chưa kiểm điểm kỳ này</source>
        <translation>Why not reviewed this period</translation>
    </message>
    <message>
        <source>Ghi người chưa kiểm điểm</source>
        <translation>Record a person not reviewed</translation>
    </message>
    <message>
        <source>Cột Chi bộ đã đúng như kết quả phiếu.</source>
        <translation>The column Cell already says what the ballots say.</translation>
    </message>
    <message>
        <source>Lấy mức theo kết quả phiếu</source>
        <translation>Take levels from the ballots</translation>
    </message>
</context>
<context>
    <name>GradingTable</name>
    <message>
        <source>Miễn kiểm điểm</source>
        <translation>Exempt from review</translation>
    </message>
    <message>
        <source>Chưa kiểm điểm</source>
        <translation>Not reviewed yet</translation>
    </message>
    <message>
        <source>Không xếp loại</source>
        <translation>Not graded</translation>
    </message>
    <message>
        <source>{blocks} điều phải sửa, {warns} điều cần xem</source>
        <translation>{blocks} to mend, {warns} to look at</translation>
    </message>
    <message>
        <source>Tập thể, đảng viên</source>
        <translation>Collective, member</translation>
    </message>
    <message>
        <source>Cần xem</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>Tự nhận</source>
        <translation>Own</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Chi ủy</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>Phiếu</source>
        <translation>Ballots</translation>
    </message>
    <message>
        <source>Chi bộ</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>Quyết định</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>Tự chấm / chi ủy chấm</source>
        <translation>Own / committee's points</translation>
    </message>
    <message>
        <source>Chức vụ, loại</source>
        <translation>Post, kind</translation>
    </message>
    <message>
        <source>(chưa có)</source>
        <translation>(none yet)</translation>
    </message>
    <message>
        <source>Điểm, cấp độ</source>
        <translation>Points, grades</translation>
    </message>
</context>
<context>
    <name>GroupsEditor</name>
    <message>
        <source>Các tổ đảng</source>
        <translation>Party groups</translation>
    </message>
    <message>
        <source>Thêm &amp;tổ đảng…</source>
        <translation>&amp;Add a group…</translation>
    </message>
    <message>
        <source>Đổi tê&amp;n…</source>
        <translation>Re&amp;name…</translation>
    </message>
    <message>
        <source>Bỏ tổ đản&amp;g…</source>
        <translation>Remove the &amp;group…</translation>
    </message>
    <message>
        <source>Thêm tổ đảng</source>
        <translation>Add a group</translation>
    </message>
    <message>
        <source>Tên tổ đảng</source>
        <translation>Name of the group</translation>
    </message>
    <message>
        <source>Sửa tổ đảng</source>
        <translation>Change a group</translation>
    </message>
    <message>
        <source>Bỏ tổ đảng</source>
        <translation>Remove the group</translation>
    </message>
    <message>
        <source>Bỏ “{name}”?</source>
        <translation>Remove “{name}”?</translation>
    </message>
    <message>
        <source>Đảng viên của tổ vẫn ở lại chi bộ, chưa thuộc tổ nào; có thể hoàn tác.</source>
        <translation>Its members stay in the cell, without a group; this can be undone.</translation>
    </message>
</context>
<context>
    <name>HandoverWizard</name>
    <message>
        <source>Nhận bàn giao sổ</source>
        <translation>Take over a book</translation>
    </message>
    <message>
        <source>Chép và đọc lại sổ</source>
        <translation>Copying and reading the book</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Hướng dẫn</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Trang hướng dẫn</source>
        <translation>Help page</translation>
    </message>
    <message>
        <source>Mục lục</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>Nhập danh sách đảng viên</source>
        <translation>Import the roster</translation>
    </message>
</context>
<context>
    <name>InstallRegulationDialog</name>
    <message>
        <source>Cài thêm bộ quy định</source>
        <translation>Install a regulation</translation>
    </message>
    <message>
        <source>Nội dung bộ sẽ cài</source>
        <translation>What would be installed</translation>
    </message>
    <message>
        <source>&amp;Cài</source>
        <translation>&amp;Install</translation>
    </message>
    <message>
        <source>{count} ví dụ kiểm tra đều ra đúng kết quả.</source>
        <translation>All {count} examples gave their findings.</translation>
    </message>
    <message>
        <source>Tệp đọc được, các mục khớp nhau.</source>
        <translation>The file can be read and holds together.</translation>
    </message>
    <message>
        <source>Không kèm ví dụ kiểm tra.</source>
        <translation>It brings no examples.</translation>
    </message>
    <message>
        <source>Bản đang có sẽ được thay.</source>
        <translation>The present version will be replaced.</translation>
    </message>
    <message>
        <source>Chưa cài gì: xem nội dung dưới đây rồi bấm Cài. Các kỳ đã mở không đổi.</source>
        <translation>Nothing is installed yet: look at the content below, then press Install. Opened periods do not change.</translation>
    </message>
    <message>
        <source>Điều được thêm hoặc thay</source>
        <translation>What is added or replaced</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Ghi đảng viên chuyển đi</source>
        <translation>Record a member's leaving</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>Đồng chí {name} rời chi bộ. Các văn bản của những năm trước vẫn giữ nguyên.</source>
        <translation>{name} leaves the cell. The papers of earlier years stay as they are.</translation>
    </message>
    <message>
        <source>Ngày chuyển đi</source>
        <translation>Day of leaving</translation>
    </message>
    <message>
        <source>Chuyển về chi bộ nào, ra khỏi Đảng, từ trần…</source>
        <translation>To which cell, left the Party, died…</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ghi chuyển đi</source>
        <translation>Record leaving</translation>
    </message>
    <message>
        <source>Ghi ngày chuyển đi: ngày/tháng/năm, tháng/năm hoặc năm.</source>
        <translation>Day of leaving: day/month/year, month/year or year.</translation>
    </message>
    <message>
        <source>Ghi lý do chuyển đi.</source>
        <translation>Say why the member left.</translation>
    </message>
</context>
<context>
    <name>LeftStep</name>
    <message>
        <source>Việc còn dở</source>
        <translation>What is open</translation>
    </message>
    <message>
        <source>&amp;Mở sổ</source>
        <translation>&amp;Open the book</translation>
    </message>
    <message>
        <source>Không có kỳ nào đang mở.</source>
        <translation>No period is open.</translation>
    </message>
    <message>
        <source>• {title}: {done}/{total}</source>
        <translation>• {title}: {done}/{total}</translation>
    </message>
    <message>
        <source>Biện pháp khắc phục chưa xong: {due}, trong đó quá hạn {overdue}.</source>
        <translation>Measures not finished: {due}, overdue among them {overdue}.</translation>
    </message>
    <message>
        <source>Khắc phục hạn chế, khuyết điểm</source>
        <translation>Remedies of shortcomings</translation>
    </message>
</context>
<context>
    <name>LoadingPage</name>
    <message>
        <source>Sổ chưa có kỳ kiểm điểm nào</source>
        <translation>The book has no period yet</translation>
    </message>
    <message>
        <source>Mở một kỳ ở trang Tổng quan, rồi trang này sẽ có nội dung.</source>
        <translation>Open a period under Overview; then this page has something to show.</translation>
    </message>
    <message>
        <source>Đến trang Tổng quan</source>
        <translation>Go to Overview</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Kiểm điểm</source>
        <translation>Kiểm điểm</translation>
    </message>
    <message>
        <source>Kỳ kiểm điểm</source>
        <translation>Review period</translation>
    </message>
    <message>
        <source>Chọn kỳ kiểm điểm để xem và ghi</source>
        <translation>Choose the period to see and edit</translation>
    </message>
    <message>
        <source>Tới phần {title}</source>
        <translation>Go to {title}</translation>
    </message>
    <message>
        <source>{book} – Kiểm điểm</source>
        <translation>{book} – Kiểm điểm</translation>
    </message>
    <message>
        <source>&amp;Hoàn tác</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Làm lại</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Phần đang xem không có văn bản nào để in.</source>
        <translation>What is shown has no paper to print.</translation>
    </message>
    <message>
        <source>Mở phần Văn bản để chọn văn bản cần in.</source>
        <translation>Go to Papers to choose what to print.</translation>
    </message>
    <message>
        <source>Sửa thông tin chi bộ</source>
        <translation>Change the cell's particulars</translation>
    </message>
</context>
<context>
    <name>MajoritiesDialog</name>
    <message>
        <source>Lấy theo kết quả phiếu</source>
        <translation>Take from the ballots</translation>
    </message>
    <message>
        <source>Tập thể, đảng viên</source>
        <translation>Collective, member</translation>
    </message>
    <message>
        <source>Chi bộ đang ghi</source>
        <translation>The cell has recorded</translation>
    </message>
    <message>
        <source>Theo phiếu</source>
        <translation>By the ballots</translation>
    </message>
    <message>
        <source>Mức được nhiều phiếu nhất của mỗi người được ghi vào cột Chi bộ. Bỏ đánh dấu người chưa muốn ghi.</source>
        <translation>Each person's level with most votes is written to the column Cell. Untick those to leave out.</translation>
    </message>
    <message>
        <source>Ghi vào cột Chi bộ</source>
        <translation>Write to the column Cell</translation>
    </message>
</context>
<context>
    <name>MeetingsPage</name>
    <message>
        <source>Hội nghị</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Chưa có cuộc họp nào. Bấm “Thêm cuộc họp…” để ghi cuộc họp đầu tiên.</source>
        <translation>No meeting yet. Click “Add a meeting…” to record the first one.</translation>
    </message>
    <message>
        <source>Phiên họp, điểm danh</source>
        <translation>Sessions, attendance</translation>
    </message>
    <message>
        <source>Chủ trì, thư ký, kiểm phiếu</source>
        <translation>Chair, secretary, tellers</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bỏ phiếu</source>
        <translation>Ballots</translation>
    </message>
    <message>
        <source>Kết luận, biên bản</source>
        <translation>Conclusion, minutes</translation>
    </message>
    <message>
        <source>Các cuộc họp</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Thêm cuộc họp…</source>
        <translation>Add a meeting…</translation>
    </message>
    <message>
        <source>Bỏ cuộc họp…</source>
        <translation>Remove meeting…</translation>
    </message>
    <message>
        <source> – đã kết luận</source>
        <translation> – concluded</translation>
    </message>
    <message>
        <source>✓ Đủ tỉ lệ để họp.</source>
        <translation>✓ Quorum reached.</translation>
    </message>
    <message>
        <source>Thêm cuộc họp</source>
        <translation>Add meeting</translation>
    </message>
    <message>
        <source>Bỏ cuộc họp</source>
        <translation>Remove meeting</translation>
    </message>
    <message>
        <source>Bỏ “{name}”?</source>
        <translation>Remove “{name}”?</translation>
    </message>
    <message>
        <source>Điểm danh, ý kiến, số phiếu và kết luận của cuộc họp này cũng bỏ theo.</source>
        <translation>Its attendance, remarks, totals and conclusions go with it.</translation>
    </message>
</context>
<context>
    <name>MemberCard</name>
    <message>
        <source>Họ tên và ngày tháng</source>
        <translation>Name and dates</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Tên gọi dùng để xếp thứ tự</source>
        <translation>Given name for sorting</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Ngày vào Đảng</source>
        <translation>Admitted</translation>
    </message>
    <message>
        <source>Ngày chính thức</source>
        <translation>Full member since</translation>
    </message>
    <message>
        <source>Chức vụ và nơi công tác</source>
        <translation>Posts and workplace</translation>
    </message>
    <message>
        <source>Chức vụ Đảng</source>
        <translation>Party post</translation>
    </message>
    <message>
        <source>Chức vụ chính quyền</source>
        <translation>State post</translation>
    </message>
    <message>
        <source>Chức vụ đoàn thể</source>
        <translation>Union post</translation>
    </message>
    <message>
        <source>Nơi công tác</source>
        <translation>Workplace</translation>
    </message>
    <message>
        <source>Loại bản kiểm điểm</source>
        <translation>Kind of review</translation>
    </message>
    <message>
        <source>Tổ đảng</source>
        <translation>Party group</translation>
    </message>
    <message>
        <source>Sinh hoạt đảng</source>
        <translation>Party activity</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Chuyển đến ngày</source>
        <translation>Came on</translation>
    </message>
    <message>
        <source>Chuyển từ chi bộ</source>
        <translation>Came from cell</translation>
    </message>
    <message>
        <source>Nhận xét của chi bộ cũ</source>
        <translation>Comment of the former cell</translation>
    </message>
    <message>
        <source>Chuyển đi ngày</source>
        <translation>Left on</translation>
    </message>
    <message>
        <source>Lý do chuyển đi</source>
        <translation>Reason for leaving</translation>
    </message>
    <message>
        <source>Giấy tờ và liên hệ (không bắt buộc)</source>
        <translation>Papers and contact (optional)</translation>
    </message>
    <message>
        <source>Số thẻ đảng viên</source>
        <translation>Party card number</translation>
    </message>
    <message>
        <source>Số định danh cá nhân</source>
        <translation>Personal identity number</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Dân tộc</source>
        <translation>Ethnicity</translation>
    </message>
    <message>
        <source>Ghi chú trong năm</source>
        <translation>Notes through the year</translation>
    </message>
    <message>
        <source>Tên gọi không phải chữ cuối…</source>
        <translation>The given name is not the last word…</translation>
    </message>
    <message>
        <source>(không)</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>Chọn một đảng viên ở danh sách bên trái</source>
        <translation>Choose a member in the list on the left</translation>
    </message>
    <message>
        <source>(chưa rõ)</source>
        <translation>(unknown)</translation>
    </message>
    <message>
        <source>(chưa chọn)</source>
        <translation>(not chosen)</translation>
    </message>
    <message>
        <source>Ngày chưa đọc được nên chưa lưu. Ghi ngày/tháng/năm, tháng/năm hoặc năm bốn chữ số.</source>
        <translation>The date could not be read, so it is not saved. Write day/month/year, month/year or a four-digit year.</translation>
    </message>
    <message>
        <source>Danh sách xếp theo tên “{name}”</source>
        <translation>Listed under the name “{name}”</translation>
    </message>
    <message>
        <source>Theo chức vụ đã ghi, chương trình gợi ý: {kind}. Đồng chí tự chọn.</source>
        <translation>From the posts entered, a suggestion: {kind}. The choice is yours.</translation>
    </message>
</context>
<context>
    <name>MemberReviewPage</name>
    <message>
        <source>Kỳ này chưa có đảng viên nào. Nhập danh sách ở phần Đảng viên, rồi lấy danh sách vào kỳ.</source>
        <translation>This period has no members yet. Import the roster under Members, then take it into the period.</translation>
    </message>
    <message>
        <source>Ghi lý do đồng chí này chưa kiểm điểm trong kỳ</source>
        <translation>Record why this member is not reviewed in the period</translation>
    </message>
    <message>
        <source>&amp;Chưa kiểm điểm…</source>
        <translation>&amp;Not reviewed yet…</translation>
    </message>
    <message>
        <source>Ghi lý do chưa kiểm điểm</source>
        <translation>Record why not reviewed yet</translation>
    </message>
    <message>
        <source>Lý do chưa kiểm điểm {name} (để trống là kiểm điểm như thường)</source>
        <translation>Why {name} is not reviewed (leave empty to review as usual)</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Đảng viên</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Danh sách đảng viên</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>Cả người đã chuyển đi</source>
        <translation>Including those who left</translation>
    </message>
    <message>
        <source>Chưa có đảng viên nào. Nhập danh sách từ tệp Excel, hoặc thêm từng người.</source>
        <translation>No members yet. Import the roster from Excel, or add them one by one.</translation>
    </message>
    <message>
        <source>Thêm đảng viên…</source>
        <translation>Add a member…</translation>
    </message>
    <message>
        <source>Nhập từ tệp…</source>
        <translation>Import from a file…</translation>
    </message>
    <message>
        <source>Chuyển đi…</source>
        <translation>Record leaving…</translation>
    </message>
    <message>
        <source>Xóa khỏi sổ…</source>
        <translation>Delete from the book…</translation>
    </message>
    <message>
        <source>Lên</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Xuống</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Khác với kỳ kiểm điểm</source>
        <translation>Differs from the period</translation>
    </message>
    <message>
        <source>Lọc theo tên, chức vụ (không cần dấu)</source>
        <translation>Filter by name or post (accents not needed)</translation>
    </message>
    <message>
        <source>Lọc danh sách</source>
        <translation>Filter the list</translation>
    </message>
    <message>
        <source>Thứ tự của sổ</source>
        <translation>The book's order</translation>
    </message>
    <message>
        <source>Theo tên A–Y</source>
        <translation>By name A–Y</translation>
    </message>
    <message>
        <source>Thứ tự danh sách</source>
        <translation>Order of the list</translation>
    </message>
    <message>
        <source>“Thứ tự của sổ” là thứ tự tự xếp bằng nút Lên, Xuống; chưa xếp thì theo tên</source>
        <translation>“The book's order” is set by the buttons Up and Down; otherwise by name</translation>
    </message>
    <message>
        <source>{shown} / {all} đảng viên</source>
        <translation>{shown} / {all} members</translation>
    </message>
    <message>
        <source>Khác với kỳ kiểm điểm ({count})</source>
        <translation>Differs from the period ({count})</translation>
    </message>
    <message>
        <source>Sửa thông tin đảng viên</source>
        <translation>Change a member's particulars</translation>
    </message>
    <message>
        <source>Họ và tên đảng viên mới</source>
        <translation>Full name of the new member</translation>
    </message>
    <message>
        <source>Danh sách đã có {name}. Vẫn thêm một người nữa?</source>
        <translation>The roster already has {name}. Add another one?</translation>
    </message>
    <message>
        <source>Thêm người trùng tên</source>
        <translation>Add someone of the same name</translation>
    </message>
    <message>
        <source>Thêm đảng viên</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>Ghi đảng viên chuyển đi</source>
        <translation>Record a member's leaving</translation>
    </message>
    <message>
        <source>Xóa đảng viên</source>
        <translation>Delete member</translation>
    </message>
    <message>
        <source>Xóa {name} khỏi sổ?</source>
        <translation>Delete {name} from the book?</translation>
    </message>
    <message>
        <source>Chỉ xóa người ghi nhầm. Người rời chi bộ thì dùng “Chuyển đi”. Có thể hoàn tác.</source>
        <translation>Delete only someone entered by mistake. For those who leave use “Record leaving”. It can be undone.</translation>
    </message>
    <message>
        <source>Xóa khỏi sổ</source>
        <translation>Delete from the book</translation>
    </message>
    <message>
        <source>Xếp thứ tự đảng viên</source>
        <translation>Order members</translation>
    </message>
    <message>
        <source>Lấy theo danh sách hiện nay</source>
        <translation>Take over from the roster</translation>
    </message>
    <message>
        <source>Loại bản theo gợi ý</source>
        <translation>Suggested forms</translation>
    </message>
    <message>
        <source>Loại bản theo gợi ý ({count})…</source>
        <translation>Suggested forms ({count})…</translation>
    </message>
    <message>
        <source>Chọn loại bản kiểm điểm cho những đồng chí chưa chọn, theo chức vụ đã ghi</source>
        <translation>Choose the kind of review, by the posts recorded, for those who have none yet</translation>
    </message>
    <message>
        <source>Chọn loại bản kiểm điểm theo gợi ý</source>
        <translation>Choose the suggested kinds of review</translation>
    </message>
    <message>
        <source>Chọn loại bản kiểm điểm theo gợi ý cho {count} đồng chí?</source>
        <translation>Choose the suggested kind of review for {count} members?</translation>
    </message>
    <message>
        <source>{kinds}
Mỗi đồng chí vẫn đổi riêng được ở thẻ của mình; một lần Ctrl+Z lấy lại tất cả.</source>
        <translation>{kinds}
Each one can still be changed in the card of the person; one Ctrl+Z takes all back.</translation>
    </message>
    <message>
        <source>Chọn theo gợi ý</source>
        <translation>Choose as suggested</translation>
    </message>
</context>
<context>
    <name>MembersTable</name>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Chức vụ Đảng</source>
        <translation>Party post</translation>
    </message>
    <message>
        <source>Loại bản kiểm điểm</source>
        <translation>Kind of review</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Chính thức</source>
        <translation>Full member since</translation>
    </message>
    <message>
        <source>Chức vụ chính quyền</source>
        <translation>State post</translation>
    </message>
    <message>
        <source>Số thẻ đảng viên</source>
        <translation>Party card number</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>Identity number</translation>
    </message>
</context>
<context>
    <name>MessagePanel</name>
    <message>
        <source>Đã hiểu</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Đóng lời nhắn này</source>
        <translation>Close this message</translation>
    </message>
</context>
<context>
    <name>MinutesSection</name>
    <message>
        <source>Bỏ phiếu kín</source>
        <translation>Secret ballot</translation>
    </message>
    <message>
        <source>Cuộc họp đã kết luận</source>
        <translation>The meeting is concluded</translation>
    </message>
    <message>
        <source>Chưa ghi giờ kết thúc: xem thẻ Phiên họp, điểm danh.</source>
        <translation>No closing time yet: see the tab Sessions, attendance.</translation>
    </message>
    <message>
        <source>Mục đích, nội dung cuộc họp</source>
        <translation>Purpose and agenda</translation>
    </message>
    <message>
        <source>Kết luận chung</source>
        <translation>General conclusion</translation>
    </message>
    <message>
        <source>Biện pháp khắc phục</source>
        <translation>Remedies</translation>
    </message>
    <message>
        <source>Ghi chú của thư ký</source>
        <translation>Secretary's note</translation>
    </message>
    <message>
        <source>Số người nhất trí với biên bản</source>
        <translation>How many agree with the minutes</translation>
    </message>
    <message>
        <source>Trên tổng số</source>
        <translation>Of all</translation>
    </message>
    <message>
        <source>Số bản biên bản</source>
        <translation>Copies of the minutes</translation>
    </message>
    <message>
        <source>Xem biên bản</source>
        <translation>See the minutes</translation>
    </message>
    <message>
        <source>Mở ở trang Văn bản</source>
        <translation>Open under Papers</translation>
    </message>
    <message>
        <source>Chỉ ghi chữ số.</source>
        <translation>Digits only.</translation>
    </message>
    <message>
        <source>{agreed} người nhất trí nhiều hơn tổng số {among}; chưa lưu.</source>
        <translation>{agreed} who agree are more than all {among}; not saved.</translation>
    </message>
</context>
<context>
    <name>MovePeriodDialog</name>
    <message>
        <source>Chuyển kỳ sang quy định khác</source>
        <translation>Move the period to another regulation</translation>
    </message>
    <message>
        <source>Khác nhau giữa hai quy định</source>
        <translation>Differences between the two regulations</translation>
    </message>
    <message>
        <source>&amp;Chuyển kỳ</source>
        <translation>&amp;Move the period</translation>
    </message>
    <message>
        <source>Bản kiểm điểm đã viết được chuyển sang mẫu của quy định mới. Hoàn tác lấy lại như cũ.</source>
        <translation>Reviews already written move to the forms of the new regulation. Undo brings them back.</translation>
    </message>
    <message>
        <source>Nhận xét mới</source>
        <translation>New findings</translation>
    </message>
    <message>
        <source>Nhận xét không còn</source>
        <translation>Findings that go</translation>
    </message>
    <message>
        <source>Nhận xét giữ nguyên</source>
        <translation>Findings that stay</translation>
    </message>
    <message>
        <source>Nội dung không có chỗ trong mẫu mới</source>
        <translation>Text without a place in the new form</translation>
    </message>
    <message>
        <source>Không có.</source>
        <translation>None.</translation>
    </message>
    <message>
        <source>Từ: {before}
Sang: {after}</source>
        <translation>From: {before}
To: {after}</translation>
    </message>
</context>
<context>
    <name>NameButton</name>
    <message>
        <source>Bấm để đổi: có mặt, vắng có lý do, vắng không lý do, không triệu tập</source>
        <translation>Click to change: present, excused, unexcused, not summoned</translation>
    </message>
</context>
<context>
    <name>NamedPanel</name>
    <message>
        <source>Hạn chế, khuyết điểm của tập thể đề nghị đồng chí làm rõ trách nhiệm:</source>
        <translation>Collective shortcomings for which this member is asked to make his responsibility clear:</translation>
    </message>
    <message>
        <source>{collective} ({part}): {text}</source>
        <translation>{collective} ({part}): {text}</translation>
    </message>
    <message>
        <source>Không nhận trách nhiệm này (ghi lý do ở ô trên)</source>
        <translation>Declines this responsibility (reason in the box above)</translation>
    </message>
    <message>
        <source>Trả lời của đồng chí</source>
        <translation>The member's answer</translation>
    </message>
    <message>
        <source>Nhận trách nhiệm đến đâu, hoặc không nhận thì nêu lý do</source>
        <translation>How far responsibility is accepted, or why it is declined</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Độ mạnh của mật khẩu</source>
        <translation>Strength of the passphrase</translation>
    </message>
    <message>
        <source>Sổ được mã hóa. Quên mật khẩu mà không có tờ khóa khôi phục thì không ai mở được sổ nữa: hãy ghi ra giấy và cất nơi an toàn.</source>
        <translation>The book is encrypted. Without the passphrase and without the recovery sheet nobody can open it again: write it down and keep it safe.</translation>
    </message>
    <message>
        <source>Nên dùng bốn, năm từ dễ nhớ, ví dụ một câu của riêng mình</source>
        <translation>Use four or five words that you remember, such as a sentence of your own</translation>
    </message>
    <message>
        <source>Mật &amp;khẩu</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Gõ &amp;lại mật khẩu</source>
        <translation>Passphrase a&amp;gain</translation>
    </message>
    <message>
        <source>Yếu</source>
        <translation>Weak</translation>
    </message>
    <message>
        <source>Tạm được</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>Khá</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Mạnh</source>
        <translation>Strong</translation>
    </message>
    <message>
        <source>Độ mạnh: {word}</source>
        <translation>Strength: {word}</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau.</source>
        <translation>The two are not the same yet.</translation>
    </message>
</context>
<context>
    <name>NewSecretStep</name>
    <message>
        <source>Để nguyên như cũ (người bàn giao vẫn mở được bản này)</source>
        <translation>Leave it as it is (the former secretary can still open this copy)</translation>
    </message>
    <message>
        <source>Đặt mật khẩu mới để từ nay chỉ đồng chí mở được sổ trên máy này. Tệp trên thẻ nhớ vẫn theo mật khẩu cũ: nhắc người bàn giao xóa hoặc cất an toàn.</source>
        <translation>Set a new passphrase, so that only you open the book on this computer. The file on the stick keeps the old one: remind the former secretary to delete it or keep it safe.</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New passphrase</translation>
    </message>
</context>
<context>
    <name>NotesTab</name>
    <message>
        <source>Ghi chép trong năm</source>
        <translation>Notes through the year</translation>
    </message>
    <message>
        <source>Ghi chép để gợi nhớ khi viết bản kiểm điểm; chương trình không tự đưa vào bản kiểm điểm.</source>
        <translation>Notes remind you when a review is written; the program never inserts them by itself.</translation>
    </message>
    <message>
        <source>Thêm ghi chép…</source>
        <translation>Add note…</translation>
    </message>
    <message>
        <source>Sửa…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Tập thể</source>
        <translation>Collective</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Về</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Thêm ghi chép</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Sửa ghi chép</source>
        <translation>Change note</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Bỏ ghi chép</source>
        <translation>Remove note</translation>
    </message>
</context>
<context>
    <name>OfficersSection</name>
    <message>
        <source>(chưa cử)</source>
        <translation>(not appointed)</translation>
    </message>
    <message>
        <source>Người chủ trì đang có tên trong tổ kiểm phiếu; nên cử người khác.</source>
        <translation>The chair is among the tellers; another person should be appointed.</translation>
    </message>
    <message>
        <source>Cử người điều hành cuộc họp</source>
        <translation>Appoint who leads the meeting</translation>
    </message>
</context>
<context>
    <name>OpinionsPanel</name>
    <message>
        <source>Tổ chức, cá nhân nhận xét</source>
        <translation>Body or person</translation>
    </message>
    <message>
        <source>Ngày nhận xét</source>
        <translation>Day of the opinion</translation>
    </message>
    <message>
        <source>Nội dung nhận xét</source>
        <translation>Text of the opinion</translation>
    </message>
    <message>
        <source>Thêm ý kiến nhận xét</source>
        <translation>Add an opinion</translation>
    </message>
    <message>
        <source>Ghi ý kiến của chi ủy, đoàn thể, chính quyền, nơi cư trú</source>
        <translation>Record the opinion of the committee, unions, authorities, place of residence</translation>
    </message>
    <message>
        <source>Ý kiến {number}</source>
        <translation>Opinion {number}</translation>
    </message>
    <message>
        <source>Chi ủy</source>
        <translation>The cell's committee</translation>
    </message>
    <message>
        <source>Cơ quan, đơn vị công tác</source>
        <translation>The workplace</translation>
    </message>
    <message>
        <source>Đoàn thể</source>
        <translation>Mass organisation</translation>
    </message>
    <message>
        <source>Cấp ủy nơi cư trú</source>
        <translation>Committee of the place of residence</translation>
    </message>
    <message>
        <source>Chi bộ nơi sinh hoạt tạm thời</source>
        <translation>Cell of temporary activity</translation>
    </message>
    <message>
        <source>Nơi khác</source>
        <translation>Another body</translation>
    </message>
</context>
<context>
    <name>OverlayPicker</name>
    <message>
        <source>Đặt t&amp;rước</source>
        <translation>Lay &amp;before</translation>
    </message>
    <message>
        <source>Đặt &amp;sau</source>
        <translation>Lay &amp;after</translation>
    </message>
    <message>
        <source>Đặt phần đang chọn trước phần ở trên nó</source>
        <translation>Lay the selected overlay before the one above it</translation>
    </message>
    <message>
        <source>Đặt phần đang chọn sau phần ở dưới nó; phần sau thay phần trước</source>
        <translation>Lay the selected overlay after the one below it; where they differ the later one replaces the earlier</translation>
    </message>
    <message>
        <source>Phần bổ sung của &amp;cấp trên (đánh dấu phần áp dụng)</source>
        <translation>&amp;Overlays of upper committees (tick those that apply)</translation>
    </message>
    <message>
        <source>Thứ tự đặt: {layers}. Chỗ nào khác nhau thì phần sau thay phần trước.</source>
        <translation>Order: {layers}. Where they differ the later one replaces the earlier.</translation>
    </message>
    <message>
        <source>Không áp dụng phần bổ sung nào.</source>
        <translation>No overlay is applied.</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>✓ Đã xong</source>
        <translation>✓ Done</translation>
    </message>
    <message>
        <source>◐ Đang làm</source>
        <translation>◐ Under way</translation>
    </message>
    <message>
        <source>○ Chưa làm</source>
        <translation>○ Not begun</translation>
    </message>
    <message>
        <source>Tổng quan</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Số đảng viên theo mức</source>
        <translation>Members by level</translation>
    </message>
    <message>
        <source>Không có điều gì phải sửa hay cần xem.</source>
        <translation>Nothing to mend or to look at.</translation>
    </message>
    <message>
        <source>Việc tiếp theo</source>
        <translation>What to do next</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Điều phải sửa, cần xem</source>
        <translation>To mend, to look at</translation>
    </message>
    <message>
        <source>Cân đối số người</source>
        <translation>Balance of persons</translation>
    </message>
    <message>
        <source>Mở kỳ kiểm điểm…</source>
        <translation>Open a period…</translation>
    </message>
    <message>
        <source>Đến danh sách đảng viên</source>
        <translation>Go to the members</translation>
    </message>
    <message>
        <source>Sổ chưa có kỳ kiểm điểm nào</source>
        <translation>The book has no period yet</translation>
    </message>
    <message>
        <source>Danh sách có {count} đảng viên. Mở kỳ sẽ chép họ tên, chức vụ của từng người vào kỳ và chọn quy định đang có hiệu lực; xem lại rồi mới mở.</source>
        <translation>The roster has {count} members. Opening a period copies their names and posts into it and chooses the regulation in force; you see it before it is opened.</translation>
    </message>
    <message>
        <source>Danh sách đảng viên còn trống. Nên nhập danh sách trước, rồi mở kỳ kiểm điểm.</source>
        <translation>The roster is empty. Import it first, then open the period.</translation>
    </message>
    <message>
        <source>Tổng số {total} đảng viên = {exempt} miễn + {not_yet} chưa kiểm điểm, xếp loại + {done} đã xếp loại.</source>
        <translation>All {total} members = {exempt} exempt + {not_yet} not yet reviewed and graded + {done} graded.</translation>
    </message>
    <message>
        <source>Xem việc quá hạn</source>
        <translation>Show what is overdue</translation>
    </message>
    <message>
        <source>Xem mục còn thiếu để khóa kỳ</source>
        <translation>Show what closing lacks</translation>
    </message>
    <message>
        <source>{count} biện pháp khắc phục quá hạn.</source>
        <translation>{count} measures are overdue.</translation>
    </message>
    <message>
        <source>Còn {count} mục phải hoàn thành hoặc trả lời trước khi khóa kỳ.</source>
        <translation>{count} items to complete or answer before closing.</translation>
    </message>
    <message>
        <source>Không còn mục nào phải trả lời trước khi khóa kỳ.</source>
        <translation>Nothing is left to answer before closing.</translation>
    </message>
    <message>
        <source>Sau kiểm điểm</source>
        <translation>After the review</translation>
    </message>
    <message>
        <source>{count} biện pháp khắc phục đến hạn trong {days} ngày tới.</source>
        <translation>{count} remedies fall due within {days} days.</translation>
    </message>
    <message>
        <source>Xem việc sắp đến hạn</source>
        <translation>See what falls due</translation>
    </message>
    <message>
        <source>{level}, vì: {reasons}.</source>
        <translation>{level}, because: {reasons}.</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Xem văn bản: {file}</source>
        <translation>See the paper: {file}</translation>
    </message>
    <message>
        <source>In…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>In văn bản đang xem</source>
        <translation>Print the paper shown</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đã gửi {count} trang tới máy in.</source>
        <translation>{count} pages sent to the printer.</translation>
    </message>
    <message>
        <source>Máy in chưa nhận; chưa in trang nào.</source>
        <translation>The printer did not accept; nothing was printed.</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu {file}</source>
        <translation>Saved {file}</translation>
    </message>
</context>
<context>
    <name>PaperNumbers</name>
    <message>
        <source>Lấy số…</source>
        <translation>Take a number…</translation>
    </message>
    <message>
        <source>Số tiếp theo trong sổ số văn bản</source>
        <translation>Next number in the register</translation>
    </message>
    <message>
        <source>Số {number}…</source>
        <translation>Number {number}…</translation>
    </message>
    <message>
        <source>Số tiếp theo của loại văn bản này là {number}. Chỉ ghi số khác khi nhiệm kỳ đã lấy số trước khi dùng sổ này.</source>
        <translation>The next number of this kind of paper is {number}. Write another only where the term took numbers before this book was used.</translation>
    </message>
    <message>
        <source>Số chỉ gồm các chữ số. Chưa có số nào được lấy.</source>
        <translation>A number has digits only. No number was taken.</translation>
    </message>
    <message>
        <source>Lấy số văn bản</source>
        <translation>Take a paper number</translation>
    </message>
    <message>
        <source>Ghi ngày phát hành…</source>
        <translation>Record the day of issue…</translation>
    </message>
    <message>
        <source>Hủy số…</source>
        <translation>Void number…</translation>
    </message>
    <message>
        <source>Văn bản đã có số {number}.</source>
        <translation>The paper has number {number}.</translation>
    </message>
    <message>
        <source>Phát hành ngày {day}.</source>
        <translation>Issued on {day}.</translation>
    </message>
    <message>
        <source>Ngày phát hành văn bản số {number}:</source>
        <translation>Day of issue of paper number {number}:</translation>
    </message>
    <message>
        <source>Lý do hủy số {number} (số đã hủy không dùng lại):</source>
        <translation>Reason for voiding number {number} (it is never used again):</translation>
    </message>
    <message>
        <source>Ghi đủ ngày, tháng, năm, ví dụ 05/12/2026. Chưa có gì thay đổi.</source>
        <translation>Write day, month and year, such as 05/12/2026. Nothing has changed.</translation>
    </message>
    <message>
        <source>Phát hành văn bản</source>
        <translation>Issue the paper</translation>
    </message>
    <message>
        <source>Hủy số văn bản</source>
        <translation>Void the paper's number</translation>
    </message>
    <message>
        <source>Xem bản đã phát hành…</source>
        <translation>See what was issued…</translation>
    </message>
    <message>
        <source>Số liệu trong sổ đã khác bản đã phát hành.</source>
        <translation>The book differs from what was issued.</translation>
    </message>
    <message>
        <source>Phát hành lại, giữ số…</source>
        <translation>Issue again under this number…</translation>
    </message>
    <message>
        <source>Lý do phát hành lại văn bản số {number} (bản trước vẫn được giữ). Muốn dùng số khác thì hủy số này rồi lấy số mới.</source>
        <translation>Reason for issuing paper {number} again (the earlier edition is kept). For another number, void this one and take a new one.</translation>
    </message>
    <message>
        <source>Văn bản còn thiếu {count} mục. Vẫn phát hành?</source>
        <translation>The paper lacks {count} items. Issue it anyway?</translation>
    </message>
    <message>
        <source>Vẫn phát hành</source>
        <translation>Issue anyway</translation>
    </message>
    <message>
        <source>Ngày phát hành văn bản số {number}. Bản in được giữ nguyên từ lúc này, và những việc làm trước đó không hoàn tác được nữa:</source>
        <translation>Day of issue of paper {number}. The print is kept as it is from now on, and nothing done before can be undone:</translation>
    </message>
    <message>
        <source>Giữ bản đã phát hành…</source>
        <translation>Keep what was issued…</translation>
    </message>
</context>
<context>
    <name>PaperOut</name>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>Xem trước văn bản</source>
        <translation>Preview of the paper</translation>
    </message>
    <message>
        <source>Tìm trong văn bản</source>
        <translation>Find in the paper</translation>
    </message>
    <message>
        <source>Nhỏ hơn</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Thu nhỏ trang (Ctrl+con lăn)</source>
        <translation>Zoom out (Ctrl+wheel)</translation>
    </message>
    <message>
        <source>Lớn hơn</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Phóng to trang (Ctrl+con lăn)</source>
        <translation>Zoom in (Ctrl+wheel)</translation>
    </message>
    <message>
        <source>Vừa bề rộng</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>Cả trang</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Chỗ tìm thấy trước</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Chỗ tìm thấy sau (Enter)</source>
        <translation>Next match (Enter)</translation>
    </message>
    <message>
        <source>Trang {now}/{total}</source>
        <translation>Page {now}/{total}</translation>
    </message>
    <message>
        <source>{count} chỗ</source>
        <translation>{count} places</translation>
    </message>
    <message>
        <source>Không thấy</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Hai trang</source>
        <translation>Two pages</translation>
    </message>
    <message>
        <source>Xem hai trang cạnh nhau</source>
        <translation>Show two pages side by side</translation>
    </message>
    <message>
        <source>Chép chữ</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>Chép chữ đã chọn bằng chuột (Ctrl+C)</source>
        <translation>Copy the text selected with the mouse (Ctrl+C)</translation>
    </message>
    <message>
        <source>Đã chép {count} chữ cái.</source>
        <translation>{count} letters copied.</translation>
    </message>
    <message>
        <source>{now}/{count} chỗ</source>
        <translation>{now}/{count} places</translation>
    </message>
    <message>
        <source>Tìm trong văn bản (không cần dấu)</source>
        <translation>Find in the paper (accents not needed)</translation>
    </message>
</context>
<context>
    <name>PaperReviewDialog</name>
    <message>
        <source>Nhận bản giấy</source>
        <translation>Receive a paper review</translation>
    </message>
    <message>
        <source>Chưa chọn tệp</source>
        <translation>No file chosen</translation>
    </message>
    <message>
        <source>&amp;Ngày nhận *</source>
        <translation>Day &amp;received *</translation>
    </message>
    <message>
        <source>Điểm tự chấm: tiêu chí &amp;chung</source>
        <translation>Own points: &amp;general criteria</translation>
    </message>
    <message>
        <source>Điểm tự chấm: kết quả &amp;thực hiện nhiệm vụ</source>
        <translation>Own points: results of &amp;tasks</translation>
    </message>
    <message>
        <source>Mức tự nhận</source>
        <translation>Own level</translation>
    </message>
    <message>
        <source>&amp;Hạn chế, khuyết điểm tự nhận</source>
        <translation>&amp;Shortcomings admitted</translation>
    </message>
    <message>
        <source>Mỗi hạn chế một dòng</source>
        <translation>One shortcoming per line</translation>
    </message>
    <message>
        <source>Nội &amp;dung chép lại (không bắt buộc)</source>
        <translation>&amp;Transcript (optional)</translation>
    </message>
    <message>
        <source>Bản kiểm điểm viết tay của {name}</source>
        <translation>Handwritten review of {name}</translation>
    </message>
    <message>
        <source>Bản giấy được tính là đã có bản kiểm điểm; chương trình không in bản thay thế.</source>
        <translation>A paper review counts as complete; the program prints no substitute for it.</translation>
    </message>
    <message>
        <source>Nhận &amp;bản giấy</source>
        <translation>Receive the &amp;paper</translation>
    </message>
    <message>
        <source>Chọn ảnh &amp;quét…</source>
        <translation>Choose a s&amp;can…</translation>
    </message>
    <message>
        <source>Ảnh hoặc PDF của bản giấy, không bắt buộc</source>
        <translation>Picture or PDF of the paper, optional</translation>
    </message>
    <message>
        <source>Ảnh và PDF (*.pdf *.png *.jpg *.jpeg)</source>
        <translation>Pictures and PDF (*.pdf *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Chọn ảnh quét</source>
        <translation>Choose a scan</translation>
    </message>
    <message>
        <source>Ghi đủ ngày, tháng, năm nhận, ví dụ 20/11/2026.</source>
        <translation>Write the whole date of receipt, such as 20/11/2026.</translation>
    </message>
    <message>
        <source>Cấp độ tự đánh giá: {item}</source>
        <translation>Own grade: {item}</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Văn bản</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Văn bản của kỳ</source>
        <translation>Papers of the period</translation>
    </message>
    <message>
        <source>Còn thiếu (bấm để đến chỗ ghi):</source>
        <translation>Missing (click to go there):</translation>
    </message>
    <message>
        <source>Bản trống để viết tay</source>
        <translation>Blank form to write on</translation>
    </message>
    <message>
        <source>Lọc văn bản (không cần dấu)</source>
        <translation>Filter papers (accents not needed)</translation>
    </message>
    <message>
        <source>Lọc văn bản</source>
        <translation>Filter papers</translation>
    </message>
    <message>
        <source>Còn thiếu</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>In…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>In văn bản đang xem</source>
        <translation>Print the paper shown</translation>
    </message>
    <message>
        <source>Lưu…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Lưu Word…</source>
        <translation>Save Word…</translation>
    </message>
    <message>
        <source>Tệp .docx để sửa tiếp</source>
        <translation>A .docx file to go on editing</translation>
    </message>
    <message>
        <source>Lưu tất cả vào thư mục…</source>
        <translation>Save all to a folder…</translation>
    </message>
    <message>
        <source>Lưu bảng tính…</source>
        <translation>Save workbook…</translation>
    </message>
    <message>
        <source>Bảng tổng hợp Excel của kỳ</source>
        <translation>Excel summary of the period</translation>
    </message>
    <message>
        <source>Cả hồ sơ thành một tệp PDF…</source>
        <translation>The whole dossier as one PDF…</translation>
    </message>
    <message>
        <source>Mọi văn bản của kỳ, có dấu trang</source>
        <translation>Every paper of the period, with bookmarks</translation>
    </message>
    <message>
        <source>Bảng tính không xem trước ở đây: lưu rồi mở bằng Excel.</source>
        <translation>The workbook has no preview here: save it and open it in Excel.</translation>
    </message>
    <message>
        <source>Đã gửi {count} trang tới máy in.</source>
        <translation>{count} pages sent to the printer.</translation>
    </message>
    <message>
        <source>Máy in chưa nhận; chưa in trang nào.</source>
        <translation>The printer did not accept; nothing was printed.</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Lưu bảng tính</source>
        <translation>Save workbook</translation>
    </message>
    <message>
        <source>Bảng tính (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Lưu Word</source>
        <translation>Save Word</translation>
    </message>
    <message>
        <source>Tệp Word (*.docx)</source>
        <translation>Word file (*.docx)</translation>
    </message>
    <message>
        <source>Cả hồ sơ thành một tệp PDF</source>
        <translation>The whole dossier as one PDF</translation>
    </message>
    <message>
        <source>Đã lưu {file}</source>
        <translation>Saved {file}</translation>
    </message>
    <message>
        <source>Lưu tất cả văn bản vào thư mục</source>
        <translation>Save all papers to a folder</translation>
    </message>
    <message>
        <source>Đã lưu {count} tệp vào thư mục đã chọn.</source>
        <translation>{count} files saved to the folder.</translation>
    </message>
    <message>
        <source>Lưu tất cả văn bản</source>
        <translation>Save all papers</translation>
    </message>
    <message>
        <source>Theo sổ hiện nay</source>
        <translation>By the book of today</translation>
    </message>
    <message>
        <source>Xem văn bản sẽ như thế nào nếu phát hành hôm nay</source>
        <translation>See the paper as it would be if it were issued today</translation>
    </message>
    <message>
        <source>Sổ số văn bản…</source>
        <translation>Register of numbers…</translation>
    </message>
    <message>
        <source>Mọi số đã lấy trong nhiệm kỳ và số tiếp theo</source>
        <translation>Every number taken in the term and the next ones</translation>
    </message>
    <message>
        <source>Đang xem bản đã phát hành.</source>
        <translation>You see what was issued.</translation>
    </message>
    <message>
        <source>Đang xem bản theo sổ hiện nay.</source>
        <translation>You see the paper by the book of today.</translation>
    </message>
    <message>
        <source>Sổ đã khác bản đã phát hành: bấm nút số để xem chỗ khác hoặc phát hành lại.</source>
        <translation>The book differs from what was issued: press the number's button to see where, or to issue it again.</translation>
    </message>
    <message>
        <source>Văn bản còn thiếu {count} mục. Vẫn in?</source>
        <translation>The paper lacks {count} items. Print it anyway?</translation>
    </message>
    <message>
        <source>Vẫn in</source>
        <translation>Print anyway</translation>
    </message>
    <message>
        <source>In mẫu trống</source>
        <translation>Blank forms</translation>
    </message>
    <message>
        <source>Danh sách mẫu trống để phát cho đảng viên viết tay, không có tên ai</source>
        <translation>The list of blank forms to hand out for writing, with nobody's name</translation>
    </message>
    <message>
        <source>Trình bày…</source>
        <translation>Look…</translation>
    </message>
    <message>
        <source>Dấu thanh, phần ký cuối bản của đảng viên, khổ phiếu</source>
        <translation>Tone marks, signature blocks of members' papers, sheet of the ballots</translation>
    </message>
    <message>
        <source>Trình bày văn bản</source>
        <translation>Look of the papers</translation>
    </message>
</context>
<context>
    <name>PapersTable</name>
    <message>
        <source>✓ Sẵn sàng</source>
        <translation>✓ Ready</translation>
    </message>
    <message>
        <source>Chưa đủ dữ liệu</source>
        <translation>Data missing</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>✓ Đã phát hành</source>
        <translation>✓ Issued</translation>
    </message>
    <message>
        <source>≠ Khác bản phát hành</source>
        <translation>≠ Not what was issued</translation>
    </message>
    <message>
        <source>✓ Phát hành, chưa giữ</source>
        <translation>✓ Issued, not kept</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Người đứng đầu</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>Cấp phó</source>
        <translation>Deputy</translation>
    </message>
    <message>
        <source>Phụ trách việc này</source>
        <translation>In charge of this</translation>
    </message>
    <message>
        <source>Cùng tham gia</source>
        <translation>Took part</translation>
    </message>
    <message>
        <source>Điều cần sửa</source>
        <translation>To mend</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Mở sổ có mật khẩu</source>
        <translation>Open a protected book</translation>
    </message>
    <message>
        <source>Hiện mật khẩu</source>
        <translation>Show passphrase</translation>
    </message>
    <message>
        <source>Sổ “{name}” có mật khẩu.</source>
        <translation>The book “{name}” has a passphrase.</translation>
    </message>
    <message>
        <source>&amp;Mật khẩu</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Đã sai {count} lần. Chờ {left} giây rồi thử lại.</source>
        <translation>Wrong {count} times. Wait {left} seconds and try again.</translation>
    </message>
    <message>
        <source>Mật khẩu chưa đúng, hoặc tệp sổ bị hỏng. Chú ý phím chữ hoa và bộ gõ tiếng Việt.</source>
        <translation>The passphrase is wrong, or the book is damaged. Mind Caps Lock and the Vietnamese keyboard.</translation>
    </message>
    <message>
        <source>Mật khẩu do người lập sổ đặt. Không có mật khẩu thì không ai mở được sổ.</source>
        <translation>Whoever made the book set it. Without it nobody can open the book.</translation>
    </message>
</context>
<context>
    <name>PeriodDialog</name>
    <message>
        <source>Mở kỳ kiểm điểm</source>
        <translation>Open a period</translation>
    </message>
    <message>
        <source>&amp;Mở kỳ</source>
        <translation>&amp;Open period</translation>
    </message>
</context>
<context>
    <name>PeriodForm</name>
    <message>
        <source>dd/mm/yyyy, để trống nếu chưa định</source>
        <translation>dd/mm/yyyy, empty if not set</translation>
    </message>
    <message>
        <source>&amp;Ngày họp kiểm điểm (nếu đã định)</source>
        <translation>&amp;Day of the review meeting (if set)</translation>
    </message>
    <message>
        <source>&amp;Kỳ kiểm điểm</source>
        <translation>Review &amp;period</translation>
    </message>
    <message>
        <source>&amp;Bộ quy định áp dụng</source>
        <translation>&amp;Regulation applied</translation>
    </message>
    <message>
        <source>Mở kỳ sẽ chép danh sách đảng viên hiện có; danh sách đổi về sau thì được hỏi trước khi đưa vào kỳ.</source>
        <translation>Opening copies the roster as it is; you are asked before later changes enter the period.</translation>
    </message>
    <message>
        <source>{title} (đề xuất)</source>
        <translation>{title} (proposed)</translation>
    </message>
    <message>
        <source>Bộ đề xuất là bộ có hiệu lực trong kỳ này. Kỳ giữ nguyên quy định đã chọn, kể cả khi có bộ mới.</source>
        <translation>The proposed one is in force in this period. A period keeps the regulation chosen, even when a new one appears.</translation>
    </message>
    <message>
        <source>Ngày này không đọc được: ghi đủ ngày/tháng/năm, ví dụ 28/11/2026.</source>
        <translation>This date could not be read: write day/month/year, such as 28/11/2026.</translation>
    </message>
    <message>
        <source>Mở kỳ kiểm điểm</source>
        <translation>Open a period</translation>
    </message>
    <message>
        <source>Kiểm điểm tập thể (đề xuất; thêm, bớt được sau khi mở kỳ):</source>
        <translation>Collectives to review (proposed; can be added to or taken out of later):</translation>
    </message>
</context>
<context>
    <name>PeriodStep</name>
    <message>
        <source>Để sau, chưa mở kỳ nào</source>
        <translation>Later, open no period yet</translation>
    </message>
    <message>
        <source>Kỳ kiểm điểm và bộ quy định</source>
        <translation>Period and regulation</translation>
    </message>
    <message>
        <source>&amp;Mở sổ</source>
        <translation>&amp;Open the book</translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>Năm {year}</source>
        <translation>Year {year}</translation>
    </message>
    <message>
        <source>Quý {quarter} năm {year}</source>
        <translation>Quarter {quarter} of {year}</translation>
    </message>
    <message>
        <source>Nhiệm kỳ {year}–{end}</source>
        <translation>Term {year}–{end}</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>&amp;Chọn nơi khác…</source>
        <translation>&amp;Choose another place…</translation>
    </message>
    <message>
        <source>Chọn thư mục và tên tệp sổ</source>
        <translation>Choose the folder and name of the book</translation>
    </message>
    <message>
        <source>Nên là thư mục trên máy này, không phải thẻ nhớ hay thư mục đồng bộ lên mạng</source>
        <translation>Better a folder of this computer than a stick or a folder that is copied to the net</translation>
    </message>
    <message>
        <source>Chép sổ &amp;vào</source>
        <translation>&amp;Copy the book to</translation>
    </message>
    <message>
        <source>Nơi lưu sổ trên máy này</source>
        <translation>Where the book lies on this computer</translation>
    </message>
    <message>
        <source>Ché&amp;p sổ</source>
        <translation>&amp;Copy the book</translation>
    </message>
    <message>
        <source>Sổ kiểm điểm ({suffix})</source>
        <translation>Review book ({suffix})</translation>
    </message>
    <message>
        <source>Nơi lưu sổ</source>
        <translation>Where the book lies</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Tổng quan</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Đảng viên</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Kiểm điểm tập thể</source>
        <translation>Collective reviews</translation>
    </message>
    <message>
        <source>Kiểm điểm cá nhân</source>
        <translation>Members' reviews</translation>
    </message>
    <message>
        <source>Hội nghị</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Xếp loại</source>
        <translation>Grading</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Nộp &amp; nhận</source>
        <translation>Hand in and receive</translation>
    </message>
    <message>
        <source>Khắc phục</source>
        <translation>Remedies</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Chưa điền mục này.</source>
        <translation>Not filled in yet.</translation>
    </message>
    <message>
        <source>Dài {length} ký tự, quá {limit} ký tự cho phép.</source>
        <translation>{length} characters long, more than the {limit} allowed.</translation>
    </message>
    <message>
        <source>Số {value} nhỏ hơn {limit}.</source>
        <translation>{value} is less than {limit}.</translation>
    </message>
    <message>
        <source>Số {value} lớn hơn {limit}.</source>
        <translation>{value} is more than {limit}.</translation>
    </message>
    <message>
        <source>Chỉ ghi tối đa {places} chữ số sau dấu phẩy.</source>
        <translation>At most {places} decimal places.</translation>
    </message>
    <message>
        <source>Cần ghi đủ ngày, tháng, năm.</source>
        <translation>Day, month and year are needed.</translation>
    </message>
    <message>
        <source>Lựa chọn “{value}” không có trong mẫu này.</source>
        <translation>The choice “{value}” is not in this form.</translation>
    </message>
    <message>
        <source>Dòng {row}: chưa điền “{column}”.</source>
        <translation>Row {row}: “{column}” is not filled in.</translation>
    </message>
    <message>
        <source>Chưa chấm điểm “{row}”.</source>
        <translation>No points for “{row}” yet.</translation>
    </message>
    <message>
        <source>Điểm “{row}” không được âm.</source>
        <translation>“{row}” cannot be negative.</translation>
    </message>
    <message>
        <source>Điểm “{row}” là {value}, quá mức tối đa {limit}.</source>
        <translation>“{row}” is {value}, above its maximum of {limit}.</translation>
    </message>
    <message>
        <source>Điểm “{row}” ghi {value} nhưng cộng các tiêu chí được {sum}.</source>
        <translation>“{row}” says {value}, but its criteria add up to {sum}.</translation>
    </message>
    <message>
        <source>Chưa chọn mức xếp loại: chọn đúng một mức.</source>
        <translation>No level chosen: choose exactly one.</translation>
    </message>
    <message>
        <source>Chưa ghi hạn chế, khuyết điểm nào.</source>
        <translation>No shortcoming recorded yet.</translation>
    </message>
    <message>
        <source>Hạn chế thứ {row}: chưa ghi nguyên nhân.</source>
        <translation>Shortcoming {row}: no cause given.</translation>
    </message>
    <message>
        <source>Hạn chế thứ {row}: chưa ghi người chịu trách nhiệm hoặc lý do không có.</source>
        <translation>Shortcoming {row}: no person responsible, nor a reason why there is none.</translation>
    </message>
    <message>
        <source>Hạn chế thứ {row} của kỳ trước: chưa ghi đã, đang hay chưa khắc phục.</source>
        <translation>Earlier shortcoming {row}: remedied, in progress or not is not said.</translation>
    </message>
    <message>
        <source>Hạn chế thứ {row} của kỳ trước: đang khắc phục thì ghi rõ mức độ.</source>
        <translation>Earlier shortcoming {row}: say how far it is remedied.</translation>
    </message>
    <message>
        <source>Hạn chế thứ {row}: chưa ghi phần trách nhiệm của người đứng đầu hoặc lý do không có.</source>
        <translation>Shortcoming {row}: the head's part is not stated, nor a reason why there is none.</translation>
    </message>
</context>
<context>
    <name>ProgressWindow</name>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Dừng việc này; những gì chưa xong không để lại dấu vết</source>
        <translation>Stop this work; what is unfinished leaves no trace</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>{done} trên {total}</source>
        <translation>{done} of {total}</translation>
    </message>
</context>
<context>
    <name>PromptsTab</name>
    <message>
        <source>Gợi ý kiểm điểm</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Ghi từng nội dung được gợi ý và giải trình; mục Giải trình của bản kiểm điểm lấy từ đây.</source>
        <translation>Record each point prompted and its explanation; the review's section on explanation takes them from here.</translation>
    </message>
    <message>
        <source>Thêm gợi ý…</source>
        <translation>Add prompt…</translation>
    </message>
    <message>
        <source>Ghi giải trình…</source>
        <translation>Explanation…</translation>
    </message>
    <message>
        <source>Sửa…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Nội dung được gợi ý</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>Cơ quan gợi ý</source>
        <translation>Prompting authority</translation>
    </message>
    <message>
        <source>Số văn bản</source>
        <translation>Number of the paper</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Day of the paper</translation>
    </message>
    <message>
        <source>Hạn giải trình</source>
        <translation>Explain by</translation>
    </message>
    <message>
        <source>Tập thể, cá nhân</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Bản chụp văn bản</source>
        <translation>Scan of the paper</translation>
    </message>
    <message>
        <source>Thêm gợi ý</source>
        <translation>Add prompt</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Sửa gợi ý</source>
        <translation>Change prompt</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Giải trình</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Ghi giải trình</source>
        <translation>Save explanation</translation>
    </message>
    <message>
        <source>Bỏ gợi ý</source>
        <translation>Remove prompt</translation>
    </message>
    <message>
        <source>Lưu bản chụp văn bản…</source>
        <translation>Save the paper's scan…</translation>
    </message>
    <message>
        <source>Gợi ý này không kèm bản chụp văn bản.</source>
        <translation>This prompt has no scan.</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Căn cứ, ghi chú</source>
        <translation>Grounds, note</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Date of the paper</translation>
    </message>
    <message>
        <source>Cơ quan kết luận, quyết định</source>
        <translation>Authority that concluded or decided</translation>
    </message>
    <message>
        <source>Số văn bản kết luận, quyết định</source>
        <translation>Number of the concluding paper or decision</translation>
    </message>
    <message>
        <source>Chưa ghi vào sổ: cần đủ cơ quan, số và ngày của văn bản kết luận.</source>
        <translation>Not recorded yet: the authority, the number and the date of the concluding paper are needed.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Các phần của chương trình</source>
        <translation>Places of the program</translation>
    </message>
    <message>
        <source>{title} (Ctrl+{number})</source>
        <translation>{title} (Ctrl+{number})</translation>
    </message>
</context>
<context>
    <name>Recheck</name>
    <message>
        <source>Chưa xử lý</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Không còn</source>
        <translation>Gone</translation>
    </message>
    <message>
        <source>Thiếu dữ liệu</source>
        <translation>Data missing</translation>
    </message>
    <message>
        <source>Giữ nguyên</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Đã đề nghị</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>Đã trình</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>Đã chấn chỉnh</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Nhận</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>Doubtful</translation>
    </message>
    <message>
        <source>Không nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Tập thể, cá nhân</source>
        <translation>Collective, person</translation>
    </message>
    <message>
        <source>Nội dung rà soát</source>
        <translation>Points of the re-check</translation>
    </message>
    <message>
        <source>Mức</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Xử lý</source>
        <translation>Treatment</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Mức xếp loại</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Sẽ làm</source>
        <translation>Will do</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Toàn chi bộ</source>
        <translation>The whole cell</translation>
    </message>
    <message>
        <source>Nhận (đã chọn)</source>
        <translation>Take (chosen)</translation>
    </message>
    <message>
        <source>Bỏ qua (đã chọn)</source>
        <translation>Leave out (chosen)</translation>
    </message>
    <message>
        <source>{state} (quá hạn)</source>
        <translation>{state} (late)</translation>
    </message>
</context>
<context>
    <name>RecheckTab</name>
    <message>
        <source>Rà soát năm trước</source>
        <translation>Re-check of earlier years</translation>
    </message>
    <message>
        <source>Nội dung rà soát</source>
        <translation>Points of the re-check</translation>
    </message>
    <message>
        <source>Sổ chưa có kết quả năm nào: nhập danh sách hoặc hồ sơ của năm cần rà soát.</source>
        <translation>The book has no results yet: import the list or dossier of the year to re-check.</translation>
    </message>
    <message>
        <source>Kỳ cần rà soát</source>
        <translation>Period to re-check</translation>
    </message>
    <message>
        <source>Ngày cuối cùng còn trong hạn</source>
        <translation>Last day in time</translation>
    </message>
    <message>
        <source>Ngày cuối cùng còn trong hạn; xóa trống để lấy theo quy định</source>
        <translation>Last day in time; empty takes the regulation's</translation>
    </message>
    <message>
        <source>Hạn, hết ngày:</source>
        <translation>Until the end of:</translation>
    </message>
    <message>
        <source>Nhập kết quả năm trước…</source>
        <translation>Import earlier results…</translation>
    </message>
    <message>
        <source>Đọc danh sách kết quả (Excel) hoặc hồ sơ (.json); xem trước rồi mới lưu</source>
        <translation>Read results (Excel) or a dossier (.json); a preview first, then saved</translation>
    </message>
    <message>
        <source>Báo cáo rà soát…</source>
        <translation>Re-check report…</translation>
    </message>
    <message>
        <source>Danh sách chấn chỉnh…</source>
        <translation>List of corrections…</translation>
    </message>
    <message>
        <source>Lưu bảng tính…</source>
        <translation>Save workbook…</translation>
    </message>
    <message>
        <source>Trình đề nghị</source>
        <translation>Submit proposal</translation>
    </message>
    <message>
        <source>Ghi quyết định chấn chỉnh</source>
        <translation>Record the decision on the correction</translation>
    </message>
    <message>
        <source>Rút đề nghị</source>
        <translation>Withdraw proposal</translation>
    </message>
    <message>
        <source>Quy định của kỳ này không đặt hạn rà soát; có thể tự đặt.</source>
        <translation>This period's regulation sets no deadline for the re-check; you may set one.</translation>
    </message>
    <message>
        <source>Tự chấn chỉnh hết ngày {day}: còn {left} ngày.</source>
        <translation>Own corrections until the end of {day}: {left} days left.</translation>
    </message>
    <message>
        <source>Đã quá hạn {days} ngày (hết ngày {day}).</source>
        <translation>{days} days overdue (until the end of {day}).</translation>
    </message>
    <message>
        <source>{regulation}: {count} nội dung, còn {open} chưa xử lý; {unknown} chỗ thiếu dữ liệu (chữ mờ).</source>
        <translation>{regulation}: {count} points, {open} open; {unknown} with data missing (dimmed).</translation>
    </message>
    <message>
        <source>Chưa thấy kết quả nào trái quy định.</source>
        <translation>No result against the regulation was found.</translation>
    </message>
    <message>
        <source>Đặt hạn rà soát</source>
        <translation>Set the re-check's deadline</translation>
    </message>
    <message>
        <source>Giữ nguyên kết quả</source>
        <translation>Keep the result</translation>
    </message>
    <message>
        <source>Đề nghị chấn chỉnh</source>
        <translation>Propose a correction</translation>
    </message>
    <message>
        <source>Danh sách kết quả hoặc hồ sơ (*.xlsx *.xls *.ods *.csv *.json);;Tất cả (*)</source>
        <translation>Results or dossiers (*.xlsx *.xls *.ods *.csv *.json);;All (*)</translation>
    </message>
    <message>
        <source>Kết quả năm trước</source>
        <translation>Earlier results</translation>
    </message>
    <message>
        <source>Đọc kết quả năm trước</source>
        <translation>Read earlier results</translation>
    </message>
    <message>
        <source>Nhập hồ sơ kỳ {key} của {cell}?</source>
        <translation>Import the dossier of {key} of {cell}?</translation>
    </message>
    <message>
        <source>{regulation}; {members} đảng viên, {classified} đã xếp loại.</source>
        <translation>{regulation}; {members} members, {classified} graded.</translation>
    </message>
    <message>
        <source>Nhập hồ sơ năm trước</source>
        <translation>Import an earlier dossier</translation>
    </message>
    <message>
        <source>Nhập hồ sơ</source>
        <translation>Import dossier</translation>
    </message>
    <message>
        <source>Lưu bảng tính</source>
        <translation>Save workbook</translation>
    </message>
    <message>
        <source>Bảng tính (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Đã lưu {file}</source>
        <translation>Saved {file}</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Khóa khôi phục</source>
        <translation>Recovery key</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>&amp;In tờ khóa khôi phục…</source>
        <translation>&amp;Print the recovery sheet…</translation>
    </message>
    <message>
        <source>In khóa ra giấy, cất như con dấu</source>
        <translation>Print the key on paper and keep it like the seal</translation>
    </message>
    <message>
        <source>Tờ khóa khôi phục mở được sổ khi quên mật khẩu. In ra, bỏ vào phong bì dán kín, cất như con dấu; không chụp ảnh, không để cạnh máy. Về sau in lại ở menu Sổ › Mật khẩu và khóa khôi phục.</source>
        <translation>The recovery sheet opens the book when the passphrase is forgotten. Print it, seal it in an envelope and keep it like the seal; take no photo of it and do not leave it beside the computer. Later it is printed again in the menu Book › Passphrase and recovery key.</translation>
    </message>
    <message>
        <source>Tờ khóa khôi phục</source>
        <translation>Recovery sheet</translation>
    </message>
</context>
<context>
    <name>RegisterTab</name>
    <message>
        <source>Chưa khắc phục xong</source>
        <translation>Not remedied yet</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Lặp lại, tái diễn</source>
        <translation>Repeated</translation>
    </message>
    <message>
        <source>Chưa có biện pháp đầy đủ</source>
        <translation>Without a complete measure</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Hạn chế, khuyết điểm</source>
        <translation>Shortcomings</translation>
    </message>
    <message>
        <source>Mọi người</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Lọc theo tình trạng</source>
        <translation>Filter by state</translation>
    </message>
    <message>
        <source>Lọc theo người</source>
        <translation>Filter by person</translation>
    </message>
    <message>
        <source>Lập kế hoạch khắc phục</source>
        <translation>Make the plan</translation>
    </message>
    <message>
        <source>Mỗi hạn chế, khuyết điểm chưa khắc phục được thêm một biện pháp để ghi tiếp</source>
        <translation>Each shortcoming not remedied gets a measure to fill in</translation>
    </message>
    <message>
        <source>Lưu lịch nhắc…</source>
        <translation>Save calendar…</translation>
    </message>
    <message>
        <source>Ghi các ngày đến hạn thành tệp lịch (.ics), không có nội dung khuyết điểm</source>
        <translation>Write the due days to a calendar file (.ics), without any shortcoming</translation>
    </message>
    <message>
        <source>{shown} trong {all} hạn chế, khuyết điểm; {overdue} có biện pháp quá hạn.</source>
        <translation>{shown} of {all} shortcomings; {overdue} with overdue measures.</translation>
    </message>
    <message>
        <source>Sửa hạn chế, khuyết điểm</source>
        <translation>Change shortcoming</translation>
    </message>
    <message>
        <source>Hoàn thành biện pháp</source>
        <translation>Measure carried out</translation>
    </message>
    <message>
        <source>Sửa biện pháp</source>
        <translation>Change measure</translation>
    </message>
    <message>
        <source>Theo dõi tái diễn</source>
        <translation>Watch for recurrence</translation>
    </message>
    <message>
        <source>Đã lưu {file}</source>
        <translation>Saved {file}</translation>
    </message>
    <message>
        <source>Lưu lịch nhắc</source>
        <translation>Save calendar</translation>
    </message>
    <message>
        <source>lich-nhac.ics</source>
        <translation>due-days.ics</translation>
    </message>
    <message>
        <source>Lịch (*.ics)</source>
        <translation>Calendar (*.ics)</translation>
    </message>
    <message>
        <source>Lưu tài liệu</source>
        <translation>Save file</translation>
    </message>
    <message>
        <source>Tất cả (*)</source>
        <translation>All (*)</translation>
    </message>
    <message>
        <source>Thêm biện pháp</source>
        <translation>Add measure</translation>
    </message>
    <message>
        <source>Bỏ biện pháp</source>
        <translation>Remove measure</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Mức độ (nếu đang khắc phục)</source>
        <translation>Degree (if in progress)</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Minh chứng</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Tài liệu kèm theo</source>
        <translation>File kept with it</translation>
    </message>
    <message>
        <source>Ghi kết quả khắc phục</source>
        <translation>Save state</translation>
    </message>
    <message>
        <source>Kết quả khắc phục</source>
        <translation>State of remedy</translation>
    </message>
    <message>
        <source>Ghi kết quả</source>
        <translation>Save result</translation>
    </message>
    <message>
        <source>Người kiểm tra</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>Đã kiểm tra</source>
        <translation>What was checked</translation>
    </message>
    <message>
        <source>Thấy</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Việc tiếp theo</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>(chưa kết luận)</source>
        <translation>(not concluded)</translation>
    </message>
    <message>
        <source>Biện pháp đã thực hiện xong</source>
        <translation>The measure was carried out</translation>
    </message>
    <message>
        <source>Ghi kết quả kiểm tra</source>
        <translation>Save follow-up</translation>
    </message>
    <message>
        <source>Kết quả kiểm tra</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Kết luận là</source>
        <translation>Concluded to be</translation>
    </message>
    <message>
        <source>Cơ quan kết luận</source>
        <translation>Concluding authority</translation>
    </message>
    <message>
        <source>Số văn bản</source>
        <translation>Number of the paper</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Day of the paper</translation>
    </message>
    <message>
        <source>Văn bản kết luận</source>
        <translation>Concluding paper</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Không có khuyết điểm kỳ trước nào của tập thể, cá nhân này để chọn.</source>
        <translation>This subject has no earlier shortcoming to choose.</translation>
    </message>
    <message>
        <source>Không phải tái diễn</source>
        <translation>It did not come back</translation>
    </message>
    <message>
        <source>Khuyết điểm kỳ trước</source>
        <translation>Earlier shortcoming</translation>
    </message>
    <message>
        <source>Người xác nhận</source>
        <translation>Confirmed by</translation>
    </message>
    <message>
        <source>Để trống nếu mới chỉ nghi tái diễn</source>
        <translation>Leave empty while it is only suspected</translation>
    </message>
    <message>
        <source>Xác nhận tái diễn</source>
        <translation>Confirm recurrence</translation>
    </message>
    <message>
        <source>Đề xuất tái diễn</source>
        <translation>Propose recurrence</translation>
    </message>
    <message>
        <source>Khuyết điểm cũ tái diễn</source>
        <translation>An earlier shortcoming came back</translation>
    </message>
    <message>
        <source>Kỳ này</source>
        <translation>This period</translation>
    </message>
    <message>
        <source>Mọi kỳ</source>
        <translation>All periods</translation>
    </message>
    <message>
        <source>Kỳ này hay mọi kỳ</source>
        <translation>This period or all periods</translation>
    </message>
    <message>
        <source>Mọi kỳ: mỗi hạn chế, khuyết điểm một dòng, theo lần ghi mới nhất</source>
        <translation>All periods: one line for each shortcoming, as it was recorded last</translation>
    </message>
    <message>
        <source>Tôi là…</source>
        <translation>I am…</translation>
    </message>
    <message>
        <source>Chọn đồng chí đang dùng sổ để lọc việc mình theo dõi</source>
        <translation>Choose who uses the book, to filter what he supervises</translation>
    </message>
    <message>
        <source>Chọn người đang dùng sổ</source>
        <translation>Choose who uses the book</translation>
    </message>
    <message>
        <source>Đồng chí là ai?</source>
        <translation>Who are you?</translation>
    </message>
    <message>
        <source>Tôi theo dõi, đôn đốc</source>
        <translation>Supervised by me</translation>
    </message>
    <message>
        <source>Quá trình từ khi được chỉ ra</source>
        <translation>Its life since it was pointed out</translation>
    </message>
    <message>
        <source>Sắp đến hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Thêm…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Ghi hạn chế, khuyết điểm được chỉ ra tại hội nghị, qua kiểm tra, giám sát hoặc cấp trên gợi ý</source>
        <translation>Record a shortcoming pointed out at the meeting, by an inspection or by the upper committee</translation>
    </message>
    <message>
        <source>Chưa có hạn chế, khuyết điểm nào: ghi trong bản kiểm điểm, hoặc bấm “Thêm…”.</source>
        <translation>No shortcoming yet: write it in a review, or press “Add…”.</translation>
    </message>
    <message>
        <source>Ghi hạn chế, khuyết điểm</source>
        <translation>Record a shortcoming</translation>
    </message>
    <message>
        <source>Hạn chế, khuyết điểm được chỉ ra</source>
        <translation>A shortcoming that was pointed out</translation>
    </message>
    <message>
        <source>Tập thể, cá nhân</source>
        <translation>Collective, person</translation>
    </message>
    <message>
        <source>Được chỉ ra qua</source>
        <translation>Pointed out by</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Nguyên nhân</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>(chưa chọn)</source>
        <translation>(not chosen)</translation>
    </message>
    <message>
        <source>Không đề nghị nữa</source>
        <translation>No longer asked</translation>
    </message>
    <message>
        <source>Không có cá nhân chịu trách nhiệm, lý do</source>
        <translation>No person is responsible, because</translation>
    </message>
    <message>
        <source>Cá nhân</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Đề nghị làm rõ trách nhiệm</source>
        <translation>Ask to make responsibility clear</translation>
    </message>
    <message>
        <source>Ghi đủ cơ quan, số và ngày của văn bản kết luận, hoặc chọn “Không”.</source>
        <translation>Enter the authority, the number and the date of the concluding paper, or choose “No”.</translation>
    </message>
    <message>
        <source>Đang khắc phục thì ghi rõ mức độ.</source>
        <translation>Say how far it is remedied.</translation>
    </message>
    <message>
        <source>In kế hoạch, báo cáo…</source>
        <translation>Print plan, reports…</translation>
    </message>
    <message>
        <source>Đến kế hoạch khắc phục, biện pháp của cá nhân, báo cáo quý và danh sách đến hạn</source>
        <translation>Go to the plan, the members' measures, the reports of quarters and the list of what is due</translation>
    </message>
</context>
<context>
    <name>RegulationDialog</name>
    <message>
        <source>Bộ quy định này nói gì</source>
        <translation>What this regulation says</translation>
    </message>
    <message>
        <source>Nội dung bộ quy định</source>
        <translation>Content of the regulation</translation>
    </message>
    <message>
        <source>&amp;Bộ quy định</source>
        <translation>&amp;Regulation</translation>
    </message>
    <message>
        <source>&amp;Cài thêm từ tệp…</source>
        <translation>&amp;Install from a file…</translation>
    </message>
    <message>
        <source>Ch&amp;uyển kỳ sang bộ này…</source>
        <translation>&amp;Move the period to this one…</translation>
    </message>
    <message>
        <source>&amp;Lưu PDF…</source>
        <translation>&amp;Save PDF…</translation>
    </message>
    <message>
        <source>&amp;In…</source>
        <translation>&amp;Print…</translation>
    </message>
    <message>
        <source>Quy định của kỳ đang xem</source>
        <translation>Regulation of the period shown</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Chọn bộ quy định</source>
        <translation>Choose a regulation</translation>
    </message>
    <message>
        <source>Bộ quy định (*.zip pack.toml overlay.toml)</source>
        <translation>Regulations (*.zip pack.toml overlay.toml)</translation>
    </message>
    <message>
        <source>Mỗi dòng có căn cứ và độ tin cậy; dòng đánh dấu ▸ là của phần bổ sung, kèm điều lớp dưới nói khác.</source>
        <translation>Each line has its source and confidence; lines marked ▸ come from an overlay, with what the layers below say otherwise.</translation>
    </message>
    <message>
        <source>Điều được thêm hoặc thay</source>
        <translation>What is added or replaced</translation>
    </message>
</context>
<context>
    <name>RemarkBox</name>
    <message>
        <source>Người góp ý</source>
        <translation>Speaker</translation>
    </message>
    <message>
        <source>Ý kiến</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Tiếp thu, giải trình</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Bỏ ý kiến này</source>
        <translation>Remove this remark</translation>
    </message>
    <message>
        <source>Ý kiến {number}</source>
        <translation>Opinion {number}</translation>
    </message>
    <message>
        <source>Bỏ ý kiến góp ý</source>
        <translation>Remove remark</translation>
    </message>
</context>
<context>
    <name>Remediation</name>
    <message>
        <source>Chưa ghi kết quả</source>
        <translation>No state given</translation>
    </message>
    <message>
        <source>Chưa khắc phục</source>
        <translation>Not remedied</translation>
    </message>
    <message>
        <source>Đang khắc phục</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Đã khắc phục</source>
        <translation>Remedied</translation>
    </message>
    <message>
        <source>Chưa phân loại</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>Khách quan</source>
        <translation>Objective</translation>
    </message>
    <message>
        <source>Chủ quan</source>
        <translation>Subjective</translation>
    </message>
    <message>
        <source>Tự kiểm điểm</source>
        <translation>Self-review</translation>
    </message>
    <message>
        <source>Ý kiến tại hội nghị</source>
        <translation>Remark at the meeting</translation>
    </message>
    <message>
        <source>Kết luận của hội nghị</source>
        <translation>The meeting's conclusion</translation>
    </message>
    <message>
        <source>Gợi ý của cấp trên</source>
        <translation>Prompt from above</translation>
    </message>
    <message>
        <source>Kiểm tra, giám sát</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>Kỳ trước chuyển sang</source>
        <translation>Earlier period</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Suy thoái</source>
        <translation>Degradation</translation>
    </message>
    <message>
        <source>Tham nhũng, tiêu cực</source>
        <translation>Corruption</translation>
    </message>
    <message>
        <source>Vi phạm</source>
        <translation>Violation</translation>
    </message>
    <message>
        <source>Ưu điểm</source>
        <translation>Merit</translation>
    </message>
    <message>
        <source>Khuyết điểm</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Được chỉ ra</source>
        <translation>Pointed out</translation>
    </message>
    <message>
        <source>Chuyển sang kỳ này</source>
        <translation>Carried into this period</translation>
    </message>
    <message>
        <source>Tái diễn</source>
        <translation>Came back</translation>
    </message>
    <message>
        <source>Hạn của biện pháp</source>
        <translation>Measure due</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Thực hiện xong</source>
        <translation>Carried out</translation>
    </message>
    <message>
        <source>Mới chỉ ra</source>
        <translation>Pointed out now</translation>
    </message>
    <message>
        <source>Quá hạn – {state}</source>
        <translation>Overdue – {state}</translation>
    </message>
    <message>
        <source>lần thứ {times}, từ {since}</source>
        <translation>time {times}, since {since}</translation>
    </message>
    <message>
        <source>Tập thể, cá nhân</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Hạn chế, khuyết điểm</source>
        <translation>Shortcomings</translation>
    </message>
    <message>
        <source>Từ kỳ</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Người thực hiện</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Mục phải hoàn thành hoặc trả lời</source>
        <translation>To be completed or answered</translation>
    </message>
    <message>
        <source>Lý do chưa làm được</source>
        <translation>Reason why not done</translation>
    </message>
    <message>
        <source>Nội dung được gợi ý</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Giải trình</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Về</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Người tiếp nhận</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Kết quả, quyết định</source>
        <translation>Result, decision</translation>
    </message>
</context>
<context>
    <name>RemediationPage</name>
    <message>
        <source>Khắc phục</source>
        <translation>Remedies</translation>
    </message>
</context>
<context>
    <name>ResponsibleBox</name>
    <message>
        <source>Cá nhân được đề nghị làm rõ trách nhiệm</source>
        <translation>Persons asked to make their responsibility clear</translation>
    </message>
    <message>
        <source>Thêm cá nhân có trách nhiệm</source>
        <translation>Add a person responsible</translation>
    </message>
    <message>
        <source>Thêm đồng chí…</source>
        <translation>Add a member…</translation>
    </message>
    <message>
        <source>Vai trò của {name}</source>
        <translation>Part of {name}</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Không đề nghị {name} làm rõ nữa</source>
        <translation>Ask {name} no longer</translation>
    </message>
</context>
<context>
    <name>ResultsDialog</name>
    <message>
        <source>Nhập kết quả năm trước</source>
        <translation>Import earlier results</translation>
    </message>
    <message>
        <source>Các dòng của danh sách</source>
        <translation>Rows of the roster</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Quy định của năm đó</source>
        <translation>Regulation of that year</translation>
    </message>
    <message>
        <source>Nhập</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Mức xếp loại</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Là đảng viên</source>
        <translation>Is the member</translation>
    </message>
    <message>
        <source>Nhận dòng này</source>
        <translation>Take this row</translation>
    </message>
    <message>
        <source>Bỏ dòng này</source>
        <translation>Leave this row out</translation>
    </message>
    <message>
        <source>Lấy lại như cũ</source>
        <translation>Back to the former</translation>
    </message>
    <message>
        <source>{title} (đề xuất)</source>
        <translation>{title} (proposed)</translation>
    </message>
    <message>
        <source>{file}: nhận {taken} / {all} dòng; {new} người không có trong danh sách đảng viên sẽ được thêm là đã ra khỏi chi bộ.</source>
        <translation>{file}: {taken} of {all} rows taken; {new} persons not in the roster will be added as having left the cell.</translation>
    </message>
    <message>
        <source>Dòng {line}: {text} – {why}</source>
        <translation>Line {line}: {text} – {why}</translation>
    </message>
    <message>
        <source>Các dòng không đọc:</source>
        <translation>Lines not read:</translation>
    </message>
    <message>
        <source>Dòng {line}: {name}</source>
        <translation>Line {line}: {name}</translation>
    </message>
    <message>
        <source>Người đã ra khỏi chi bộ (thêm mới)</source>
        <translation>Someone who has left the cell (added)</translation>
    </message>
    <message>
        <source>Chọn mức xếp loại trước.</source>
        <translation>Choose a level first.</translation>
    </message>
    <message>
        <source>Ghi năm của kết quả và chọn quy định của năm đó.</source>
        <translation>Give the year of the results and choose that year's regulation.</translation>
    </message>
    <message>
        <source>Cả năm</source>
        <translation>Whole year</translation>
    </message>
    <message>
        <source>Quý {n}</source>
        <translation>Quarter {n}</translation>
    </message>
    <message>
        <source>Kỳ của kết quả</source>
        <translation>Period of the results</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Danh sách kiểm điểm</source>
        <translation>Subjects of the review</translation>
    </message>
    <message>
        <source>Đánh dấu đã &amp;xong</source>
        <translation>Mark as &amp;done</translation>
    </message>
    <message>
        <source>&amp;Nhận bản giấy…</source>
        <translation>&amp;Receive a paper review…</translation>
    </message>
    <message>
        <source>Dữ kiện để đối chiếu quy định</source>
        <translation>Facts for checking against the regulation</translation>
    </message>
    <message>
        <source>Câu hỏi của bộ quy định</source>
        <translation>Questions of the regulation</translation>
    </message>
    <message>
        <source>Ý kiến nhận xét của tổ chức, cá nhân khác</source>
        <translation>Opinions of other bodies and persons</translation>
    </message>
    <message>
        <source>Đang gõ, sẽ tự lưu…</source>
        <translation>Typing, will be saved…</translation>
    </message>
    <message>
        <source>Viết bản kiểm điểm</source>
        <translation>Write a review</translation>
    </message>
    <message>
        <source>Đánh dấu bản kiểm điểm</source>
        <translation>Mark the review</translation>
    </message>
    <message>
        <source>Rút bản giấy</source>
        <translation>Withdraw the paper</translation>
    </message>
    <message>
        <source>Nhận bản giấy</source>
        <translation>Receive a paper review</translation>
    </message>
    <message>
        <source>Thêm ý kiến nhận xét</source>
        <translation>Add an opinion</translation>
    </message>
    <message>
        <source>Bỏ ý kiến nhận xét</source>
        <translation>Remove opinion</translation>
    </message>
    <message>
        <source>{done}/{asked} mục</source>
        <translation>{done}/{asked} fields</translation>
    </message>
    <message>
        <source>Được miễn</source>
        <translation>Exempt</translation>
    </message>
    <message>
        <source>Bản giấy</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Chưa kiểm điểm</source>
        <translation>Not reviewed yet</translation>
    </message>
    <message>
        <source>Chưa viết</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>Đang viết</source>
        <translation>Being written</translation>
    </message>
    <message>
        <source>Đã nhận bản viết tay ngày {day}; chương trình không in bản thay thế.</source>
        <translation>A handwritten review was received on {day}; the program prints no substitute.</translation>
    </message>
    <message>
        <source>Mở lại để sửa</source>
        <translation>Reopen for changes</translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>Số thứ tự</source>
        <translation>Running number</translation>
    </message>
    <message>
        <source>Họ và tên đệm</source>
        <translation>Family and middle names</translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Given name</translation>
    </message>
    <message>
        <source>Ngày sinh, giới tính nam</source>
        <translation>Birth, sex male</translation>
    </message>
    <message>
        <source>Ngày sinh, giới tính nữ</source>
        <translation>Birth, sex female</translation>
    </message>
    <message>
        <source>Ngày trong ngày sinh</source>
        <translation>Day of birth</translation>
    </message>
    <message>
        <source>Tháng trong ngày sinh</source>
        <translation>Month of birth</translation>
    </message>
    <message>
        <source>Năm trong ngày sinh</source>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>Ngày vào Đảng và ngày chính thức</source>
        <translation>Admission and official dates</translation>
    </message>
    <message>
        <source>Chức vụ Đảng (đánh dấu)</source>
        <translation>Party post (ticked)</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Ngày vào Đảng</source>
        <translation>Admitted</translation>
    </message>
    <message>
        <source>Ngày chính thức</source>
        <translation>Full member since</translation>
    </message>
    <message>
        <source>Chức vụ Đảng</source>
        <translation>Party post</translation>
    </message>
    <message>
        <source>Chức vụ chính quyền</source>
        <translation>State post</translation>
    </message>
    <message>
        <source>Chức vụ đoàn thể</source>
        <translation>Union post</translation>
    </message>
    <message>
        <source>Số thẻ đảng viên</source>
        <translation>Party card number</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>Identity number</translation>
    </message>
    <message>
        <source>Tổ đảng</source>
        <translation>Party group</translation>
    </message>
    <message>
        <source>Đơn vị công tác</source>
        <translation>Workplace</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Dân tộc</source>
        <translation>Ethnicity</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Không đổi</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>Có thay đổi</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>Doubtful</translation>
    </message>
    <message>
        <source>Không nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Unicode</source>
        <translation>Unicode</translation>
    </message>
    <message>
        <source>TCVN3 (.VnTime)</source>
        <translation>TCVN3 (.VnTime)</translation>
    </message>
    <message>
        <source>VNI</source>
        <translation>VNI</translation>
    </message>
</context>
<context>
    <name>RoundForm</name>
    <message>
        <source>Tổ kiểm phiếu</source>
        <translation>Tellers</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Chỉ ghi chữ số.</source>
        <translation>Digits only.</translation>
    </message>
    <message>
        <source>Ít người bỏ phiếu hoặc kết quả tập trung một mức: tổng số có thể lộ phiếu của từng người.</source>
        <translation>Few voters, or all on one level: the totals may reveal how each one voted.</translation>
    </message>
    <message>
        <source>Cộng lại là {votes}, còn thiếu {rest} so với {valid} phiếu hợp lệ.</source>
        <translation>They add up to {votes}, {rest} short of {valid} valid papers.</translation>
    </message>
</context>
<context>
    <name>RowsStep</name>
    <message>
        <source>Hiện &amp;số thẻ, số định danh</source>
        <translation>Show card and &amp;identity numbers</translation>
    </message>
    <message>
        <source>Đảng viên mới, hay một đồng chí đã có trong sổ</source>
        <translation>A new member, or somebody already in the book</translation>
    </message>
    <message>
        <source>&amp;Dòng này là ai…</source>
        <translation>&amp;Who is this row…</translation>
    </message>
    <message>
        <source>Không có trong tệp</source>
        <translation>Not in the file</translation>
    </message>
    <message>
        <source>Bị bỏ qua</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Các dòng của danh sách</source>
        <translation>Rows of the roster</translation>
    </message>
    <message>
        <source>Đánh dấu dòng sẽ nhập; bấm đúp (hoặc F2) vào một ô để sửa tại chỗ.</source>
        <translation>Tick the rows to import; double-click (or F2) a cell to correct it in place.</translation>
    </message>
    <message>
        <source>Một lần Ctrl+Z lấy lại toàn bộ lần nhập này.</source>
        <translation>One Ctrl+Z takes the whole import back.</translation>
    </message>
    <message>
        <source>Xem trước và chọn dòng sẽ nhập</source>
        <translation>Preview and choose the rows to import</translation>
    </message>
    <message>
        <source>&amp;Nhập {count} đồng chí</source>
        <translation>&amp;Import {count} members</translation>
    </message>
    <message>
        <source>Nhập</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Lý do, thay đổi</source>
        <translation>Reasons, changes</translation>
    </message>
    <message>
        <source>Nhập danh sách đảng viên</source>
        <translation>Import the roster</translation>
    </message>
    <message>
        <source>Có trong sổ nhưng không có trong tệp, vẫn giữ nguyên: {count} đồng chí</source>
        <translation>In the book but not in the file, kept as they are: {count} members</translation>
    </message>
    <message>
        <source>Dòng bỏ qua: {count}</source>
        <translation>Lines left out: {count}</translation>
    </message>
</context>
<context>
    <name>ScoreSheet</name>
    <message>
        <source>Tổng điểm</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>/ {most} điểm</source>
        <translation>/ {most} points</translation>
    </message>
    <message>
        <source>Điểm, tối đa {most}</source>
        <translation>Points, at most {most}</translation>
    </message>
    <message>
        <source>{points} / {most}</source>
        <translation>{points} / {most}</translation>
    </message>
    <message>
        <source>{points} / {most} (chưa đủ các nhóm)</source>
        <translation>{points} / {most} (groups missing)</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Hiện</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Hiện hoặc che: {field}</source>
        <translation>Show or hide: {field}</translation>
    </message>
    <message>
        <source>Che</source>
        <translation>Hide</translation>
    </message>
</context>
<context>
    <name>SecretaryStep</name>
    <message>
        <source>Chi ủy bắt đầu &amp;nhiệm kỳ mới (số văn bản đánh lại từ đầu)</source>
        <translation>The committee begins a &amp;new term (papers are numbered from one again)</translation>
    </message>
    <message>
        <source>&amp;Bí thư mới</source>
        <translation>New &amp;secretary</translation>
    </message>
    <message>
        <source>Kỳ đã mở giữ người đứng đầu như lúc mở: kết quả của kỳ đó là của người đứng đầu khi ấy. Mọi mục sửa lại được ở phần Đảng viên; một lần Ctrl+Z lấy lại cả.</source>
        <translation>Periods that are open keep the head they had: their result is his. Everything can be changed under Members; one Ctrl+Z takes all of it back.</translation>
    </message>
    <message>
        <source>Chức vụ của bí thư &amp;mới</source>
        <translation>&amp;Post of the new secretary</translation>
    </message>
    <message>
        <source>Chức vụ &amp;còn lại của người bàn giao</source>
        <translation>Post that the former secretary &amp;keeps</translation>
    </message>
    <message>
        <source>Để trống nếu không còn chức vụ</source>
        <translation>Empty when there is none</translation>
    </message>
    <message>
        <source>Tên nhiệm &amp;kỳ</source>
        <translation>Name of the &amp;term</translation>
    </message>
    <message>
        <source>Ví dụ: 2025-2030</source>
        <translation>Such as: 2025-2030</translation>
    </message>
    <message>
        <source>Từ n&amp;gày</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>Đến ngà&amp;y</source>
        <translation>&amp;To</translation>
    </message>
    <message>
        <source>Bí thư mới</source>
        <translation>New secretary</translation>
    </message>
    <message>
        <source>Thêm nhiệm kỳ</source>
        <translation>Add a term</translation>
    </message>
    <message>
        <source>Bàn giao bí thư</source>
        <translation>Change of the secretary</translation>
    </message>
    <message>
        <source>Sổ đang ghi người đứng đầu là đồng chí {name}.</source>
        <translation>The book names comrade {name} as the head.</translation>
    </message>
    <message>
        <source>Sổ chưa ghi ai đứng đầu.</source>
        <translation>The book names nobody as the head.</translation>
    </message>
    <message>
        <source>Giữ như trong sổ</source>
        <translation>Keep it as it is in the book</translation>
    </message>
    <message>
        <source>Ghi đủ ngày/tháng/năm, ví dụ 28/11/2026.</source>
        <translation>Write the whole day, such as 28/11/2026.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Sổ kiểm điểm hoặc bản xuất toàn bộ sổ (*.kiemdiem *.json);;Tất cả các tệp (*)</source>
        <translation>Review books or exports of a whole book (*.kiemdiem *.json);;All files (*)</translation>
    </message>
    <message>
        <source>So lap lai.kiemdiem</source>
        <translation>Book made anew.kiemdiem</translation>
    </message>
    <message>
        <source>Nơi đặt sổ lập lại</source>
        <translation>Where the book made anew shall lie</translation>
    </message>
    <message>
        <source>Sổ kiểm điểm (*.kiemdiem);;Tất cả các tệp (*)</source>
        <translation>Review book (*.kiemdiem);;All files (*)</translation>
    </message>
    <message>
        <source>Mở sổ</source>
        <translation>Open book</translation>
    </message>
    <message>
        <source>Chọn thư mục để đặt sổ mẫu</source>
        <translation>Choose a folder for the sample book</translation>
    </message>
    <message>
        <source>Chọn sổ cần khôi phục</source>
        <translation>Choose the book to be restored</translation>
    </message>
</context>
<context>
    <name>ShortcomingList</name>
    <message>
        <source>Chưa có mục nào.</source>
        <translation>No entries yet.</translation>
    </message>
    <message>
        <source>Thêm hạn chế của kỳ trước</source>
        <translation>Add an earlier shortcoming</translation>
    </message>
    <message>
        <source>Thêm hạn chế, khuyết điểm</source>
        <translation>Add a shortcoming</translation>
    </message>
    <message>
        <source>Thêm một mục trống ở cuối danh sách</source>
        <translation>Add an empty entry at the end of the list</translation>
    </message>
    <message>
        <source>{number}. Nêu lần đầu ở kỳ {key}</source>
        <translation>{number}. First pointed out in {key}</translation>
    </message>
    <message>
        <source>Mục {number}</source>
        <translation>Entry {number}</translation>
    </message>
    <message>
        <source>Không có cá nhân chịu trách nhiệm, lý do</source>
        <translation>No person is responsible, because</translation>
    </message>
    <message>
        <source>{number}. Lần thứ {times}, từ kỳ {key}</source>
        <translation>{number}. Found {times} times, since {key}</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>&amp;Chọn tệp sổ…</source>
        <translation>&amp;Choose the book…</translation>
    </message>
    <message>
        <source>Chọn tệp sổ trên thẻ nhớ hoặc trong thư mục của người bàn giao</source>
        <translation>Choose the book on the stick or in the former secretary's folder</translation>
    </message>
    <message>
        <source>Tệ&amp;p sổ của người bàn giao</source>
        <translation>The former secretary's &amp;book</translation>
    </message>
    <message>
        <source>Thường nằm trên thẻ nhớ, tên có đuôi .kiemdiem</source>
        <translation>Mostly on a stick; its name ends with .kiemdiem</translation>
    </message>
    <message>
        <source>Sổ được chép sang máy này và đọc lại từng trang; tệp gốc chỉ đọc, không sửa. Người bàn giao cần đóng sổ trước.</source>
        <translation>The book is copied to this computer and every page of the copy is read; the original is only read. The former secretary must close it first.</translation>
    </message>
    <message>
        <source>Mật khẩu hoặc khóa khôi phục do người bàn giao đưa; để trống nếu sổ không có mật khẩu</source>
        <translation>The passphrase or recovery key that the former secretary gives; empty when the book has none</translation>
    </message>
    <message>
        <source>&amp;Mật khẩu hiện nay</source>
        <translation>&amp;Passphrase now</translation>
    </message>
    <message>
        <source>Sổ của người bàn giao</source>
        <translation>The former secretary's book</translation>
    </message>
    <message>
        <source>Sổ kiểm điểm ({suffix})</source>
        <translation>Review book ({suffix})</translation>
    </message>
    <message>
        <source>Chọn sổ nhận bàn giao</source>
        <translation>Choose the book to take over</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Tình trạng lưu</source>
        <translation>State of saving</translation>
    </message>
    <message>
        <source>Mọi thứ đã lưu</source>
        <translation>Everything is saved</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Đã lưu {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Chưa thực hiện được – xem lời nhắn ở đầu trang</source>
        <translation>Not done – see the message above the page</translation>
    </message>
    <message>
        <source>Sổ: {name}</source>
        <translation>Book: {name}</translation>
    </message>
    <message>
        <source>Kỳ: {name}</source>
        <translation>Period: {name}</translation>
    </message>
    <message>
        <source>Chưa mở kỳ nào</source>
        <translation>No period open</translation>
    </message>
    <message>
        <source>Đã hủy, không có gì thay đổi</source>
        <translation>Cancelled, nothing was changed</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Tiếp tục</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>&amp;Hủy</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Bước {number} trên {count}</source>
        <translation>Step {number} of {count}</translation>
    </message>
    <message>
        <source>&amp;Xong</source>
        <translation>&amp;Done</translation>
    </message>
</context>
<context>
    <name>SubjectPanel</name>
    <message>
        <source>Không có điều gì cần xem.</source>
        <translation>Nothing to look at.</translation>
    </message>
    <message>
        <source>Mức chưa đủ điều kiện:</source>
        <translation>Level not met:</translation>
    </message>
    <message>
        <source>Chưa kiểm điểm kỳ này…</source>
        <translation>Not reviewed this period…</translation>
    </message>
    <message>
        <source>Ghi lý do người này chưa kiểm điểm hoặc được miễn trong kỳ</source>
        <translation>Record why this person is not reviewed or exempt in the period</translation>
    </message>
    <message>
        <source>Đưa lại vào kiểm điểm</source>
        <translation>Review after all</translation>
    </message>
    <message>
        <source>Xem bản kiểm điểm</source>
        <translation>See the review</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Số văn bản</source>
        <translation>Paper number</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>{step}: {level}</source>
        <translation>{step}: {level}</translation>
    </message>
    <message>
        <source>Có điều cần xem: ghi lý do vì sao vẫn đề nghị mức này.</source>
        <translation>Something to look at: say why this level is proposed all the same.</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Ưu điểm</source>
        <translation>Merit</translation>
    </message>
    <message>
        <source>Khuyết điểm</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Nội dung được gợi ý</source>
        <translation>Prompted</translation>
    </message>
</context>
<context>
    <name>SuggestionsBox</name>
    <message>
        <source>Nội dung được gợi ý kiểm điểm ({count})</source>
        <translation>Prompted for this review ({count})</translation>
    </message>
    <message>
        <source>Ghi chép trong năm ({count})</source>
        <translation>Notes through the year ({count})</translation>
    </message>
    <message>
        <source>Để trống mục này thì bản in lấy giải trình đã ghi ở phần Khắc phục.</source>
        <translation>Left empty, the paper takes the explanations recorded under Remedies.</translation>
    </message>
    <message>
        <source>Chèn</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Đưa nội dung này vào cuối mục; Ctrl+Z để lấy ra</source>
        <translation>Put this text at the end of the field; Ctrl+Z takes it out</translation>
    </message>
    <message>
        <source>Chèn: {text}</source>
        <translation>Insert: {text}</translation>
    </message>
</context>
<context>
    <name>TableEditor</name>
    <message>
        <source>&amp;Thêm dòng</source>
        <translation>&amp;Add a row</translation>
    </message>
    <message>
        <source>Thêm một dòng trống ở cuối</source>
        <translation>Add an empty row at the end</translation>
    </message>
    <message>
        <source>Dòng {number}</source>
        <translation>Row {number}</translation>
    </message>
</context>
<context>
    <name>TablePageDialog</name>
    <message>
        <source>&amp;Lưu PDF…</source>
        <translation>&amp;Save PDF…</translation>
    </message>
    <message>
        <source>&amp;In…</source>
        <translation>&amp;Print…</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Kiểm điểm</source>
        <translation>Kiểm điểm</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>Cả chi bộ</source>
        <translation>Whole cell</translation>
    </message>
    <message>
        <source>{sign} {group}: {excellent} người ở mức cao nhất. Theo số hiện nay: {formula}; trong {pool} người ở hai mức đầu, tối đa {limit} người ở mức cao nhất ({citation}).</source>
        <translation>{sign} {group}: {excellent} at the top level. As it stands: {formula}; of {pool} at the first two levels at most {limit} at the top level ({citation}).</translation>
    </message>
</context>
<context>
    <name>ViewChoices</name>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Theo hệ thống</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>&amp;Cỡ chữ</source>
        <translation>Text &amp;size</translation>
    </message>
    <message>
        <source>&amp;Màu nền</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>&amp;Ngôn ngữ</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>Không tự khóa</source>
        <translation>Never lock by itself</translation>
    </message>
    <message>
        <source>Tự &amp;khóa sổ có mật khẩu sau</source>
        <translation>&amp;Lock a protected book after</translation>
    </message>
    <message>
        <source>{count} phút</source>
        <translation>{count} minutes</translation>
    </message>
</context>
<context>
    <name>WelcomeWindow</name>
    <message>
        <source>Kiểm điểm</source>
        <translation>Kiểm điểm</translation>
    </message>
    <message>
        <source>Kiểm điểm, đánh giá, xếp loại chất lượng hằng năm</source>
        <translation>Yearly review, appraisal and quality classification</translation>
    </message>
    <message>
        <source>Dùng cho bí thư, chi ủy chi bộ. Không cần mạng: mọi dữ liệu nằm trong một tệp sổ trên máy này.</source>
        <translation>For the secretary and committee of a party cell. No network: all data is in one book file on this computer.</translation>
    </message>
    <message>
        <source>Không ghi bí mật nhà nước vào sổ; với nhiệm vụ như vậy chỉ ghi ký hiệu.</source>
        <translation>Enter no state secrets; give such tasks a code only.</translation>
    </message>
    <message>
        <source>Đang mở sổ “{name}”…</source>
        <translation>Opening the book “{name}”…</translation>
    </message>
    <message>
        <source>&amp;Lập sổ mới</source>
        <translation>&amp;New book</translation>
    </message>
    <message>
        <source>Khai thông tin chi bộ, nhập danh sách đảng viên, mở kỳ kiểm điểm</source>
        <translation>Enter the cell's particulars, import the roster, open the period</translation>
    </message>
    <message>
        <source>&amp;Mở sổ đã có</source>
        <translation>&amp;Open an existing book</translation>
    </message>
    <message>
        <source>Chọn tệp .kiemdiem trên máy hoặc trên thẻ nhớ</source>
        <translation>Choose a .kiemdiem file on this computer or a memory stick</translation>
    </message>
    <message>
        <source>&amp;Dùng thử với dữ liệu mẫu</source>
        <translation>&amp;Try with sample data</translation>
    </message>
    <message>
        <source>Một chi bộ không có thật, để xem chương trình làm gì</source>
        <translation>An invented cell, to see what the program does</translation>
    </message>
    <message>
        <source>Sổ mở gần đây</source>
        <translation>Books opened recently</translation>
    </message>
    <message>
        <source>Enter hoặc bấm đúp để mở; bấm chuột phải để bỏ khỏi danh sách</source>
        <translation>Enter or double-click opens; right-click takes off the list</translation>
    </message>
    <message>
        <source>Bỏ khỏi danh sách (không xóa tệp)</source>
        <translation>Take off the list (the file stays)</translation>
    </message>
    <message>
        <source>&amp;Cỡ chữ</source>
        <translation>Text &amp;size</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>&amp;Khôi phục sổ</source>
        <translation>&amp;Restore a book</translation>
    </message>
    <message>
        <source>Khi sổ không mở được: lấy bản sao lưu, hoặc dựng lại từ sổ hỏng</source>
        <translation>When a book does not open: take a backup, or rebuild it from the damaged file</translation>
    </message>
    <message>
        <source>&amp;Nhận bàn giao sổ</source>
        <translation>&amp;Take over a book</translation>
    </message>
    <message>
        <source>Chép sổ của bí thư trước sang máy này, đổi mật khẩu, xem việc còn dở</source>
        <translation>Copy the former secretary's book to this computer, change its passphrase, see what is open</translation>
    </message>
    <message>
        <source>&amp;Trợ giúp</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Hướng dẫn lần đầu sử dụng</source>
        <translation>&amp;First steps</translation>
    </message>
    <message>
        <source>Mở hướng dẫn về lập sổ, nhận bàn giao và nhập danh sách (F1)</source>
        <translation>Open the guide on making a book, taking one over and importing a roster (F1)</translation>
    </message>
</context>
<context>
    <name>WindowAsk</name>
    <message>
        <source>Đã hiểu</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Kiểm điểm</source>
        <translation>Kiểm điểm</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Giữ chức vụ lãnh đạo, quản lý</source>
        <translation>Holds a leading or managing post</translation>
    </message>
    <message>
        <source>Không giữ chức vụ lãnh đạo, quản lý</source>
        <translation>Holds no leading or managing post</translation>
    </message>
    <message>
        <source>Không làm việc trong hệ thống chính trị</source>
        <translation>Works outside the political system</translation>
    </message>
    <message>
        <source>Lãnh đạo, quản lý</source>
        <translation>Leading post</translation>
    </message>
    <message>
        <source>Không giữ chức vụ</source>
        <translation>No leading post</translation>
    </message>
    <message>
        <source>Ngoài hệ thống chính trị</source>
        <translation>Outside the political system</translation>
    </message>
    <message>
        <source>Đang sinh hoạt</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Miễn công tác và sinh hoạt đảng</source>
        <translation>Exempt from party work and activity</translation>
    </message>
    <message>
        <source>Bị đình chỉ sinh hoạt đảng</source>
        <translation>Suspended from party activity</translation>
    </message>
    <message>
        <source>Sinh hoạt tạm thời ở đây</source>
        <translation>Temporarily active here</translation>
    </message>
    <message>
        <source>Sinh hoạt tạm thời ở nơi khác</source>
        <translation>Temporarily active elsewhere</translation>
    </message>
    <message>
        <source>Đã chuyển đi</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Nam</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Nữ</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Họp chi ủy</source>
        <translation>Committee meeting</translation>
    </message>
    <message>
        <source>Họp tổ đảng</source>
        <translation>Party group meeting</translation>
    </message>
    <message>
        <source>Hội nghị chi bộ</source>
        <translation>Cell meeting</translation>
    </message>
    <message>
        <source>Họp bổ sung</source>
        <translation>Supplementary meeting</translation>
    </message>
    <message>
        <source>Kiểm điểm lại</source>
        <translation>Re-review</translation>
    </message>
    <message>
        <source>có mặt</source>
        <translation>present</translation>
    </message>
    <message>
        <source>vắng có lý do</source>
        <translation>excused</translation>
    </message>
    <message>
        <source>vắng không lý do</source>
        <translation>unexcused</translation>
    </message>
    <message>
        <source>Chủ trì</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>Thư ký</source>
        <translation>Secretary</translation>
    </message>
    <message>
        <source>Tổ trưởng tổ kiểm phiếu</source>
        <translation>Head teller</translation>
    </message>
    <message>
        <source>Thành viên tổ kiểm phiếu</source>
        <translation>Tellers</translation>
    </message>
    <message>
        <source>Phiếu bốn mức</source>
        <translation>Four-level ballot</translation>
    </message>
    <message>
        <source>Phiếu mức cao nhất</source>
        <translation>Top-level ballot</translation>
    </message>
    <message>
        <source>Phiếu bỏ lại</source>
        <translation>Re-vote</translation>
    </message>
    <message>
        <source>chi ủy</source>
        <translation>committee</translation>
    </message>
    <message>
        <source>tổ đảng</source>
        <translation>party group</translation>
    </message>
    <message>
        <source>chi bộ</source>
        <translation>cell</translation>
    </message>
    <message>
        <source>Chi bộ</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>Chi ủy</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>Tập thể lãnh đạo, quản lý</source>
        <translation>Leading collective</translation>
    </message>
</context>
<context>
    <name>PersonalWarning</name>
    <message>
        <source>Tệp sắp lưu có dữ liệu cá nhân của đảng viên.</source>
        <translation>The file to be saved holds personal data of members.</translation>
    </message>
    <message>
        <source>Tệp đã lưu ra không có mật khẩu: ai có tệp cũng đọc được. Chỉ đưa cho nơi có trách nhiệm nhận, cất như văn bản giấy và hủy bản không cần nữa. Chương trình chỉ nhắc một lần.</source>
        <translation>Saved files have no passphrase: whoever has one can read it. Give them only to those who are to receive them, keep them as you keep papers, and destroy copies that are not needed any more. This is said only once.</translation>
    </message>
    <message>
        <source>Đã hiểu, lưu tệp</source>
        <translation>Understood, save the file</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>Xuất toàn bộ sổ</source>
        <translation>Export the whole book</translation>
    </message>
    <message>
        <source>Xuất toàn bộ sổ vào thư mục</source>
        <translation>Export the whole book into a folder</translation>
    </message>
    <message>
        <source>Đã xuất toàn bộ sổ: {count} tệp.</source>
        <translation>The whole book was exported: {count} files.</translation>
    </message>
    <message>
        <source>Tệp {file} lập lại được sổ: ở màn hình chào chọn Khôi phục sổ.</source>
        <translation>The file {file} can make the book anew: choose Restore a book on the start screen.</translation>
    </message>
    <message>
        <source>Hãy so với bản sao lưu gần nhất (menu Sổ › Sao lưu và khôi phục) và báo cho người hỗ trợ.</source>
        <translation>Compare it with the newest backup (menu Book › Backups and restoring) and tell whoever supports you.</translation>
    </message>
    <message>
        <source>Sổ nguyên vẹn: mọi trang, mọi liên kết và mọi tệp kèm đều đúng.</source>
        <translation>The book is whole: every page, every link and every attached file is right.</translation>
    </message>
    <message>
        <source>Sổ có {count} chỗ không đúng.</source>
        <translation>{count} places of the book are not right.</translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message>
        <source>Mọi phần đều đọc được.</source>
        <translation>Everything could be read.</translation>
    </message>
    <message>
        <source>Khôi phục sổ</source>
        <translation>Restore a book</translation>
    </message>
    <message>
        <source>Các bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>&amp;Khôi phục bản đã chọn</source>
        <translation>&amp;Restore the chosen one</translation>
    </message>
    <message>
        <source>Đưa bản sao lưu vào chỗ của sổ; tệp sổ hiện nay được giữ lại</source>
        <translation>Put the backup in the book's place; the present file is kept</translation>
    </message>
    <message>
        <source>Nơi đặt sổ dựng lại</source>
        <translation>Where the rebuilt book goes</translation>
    </message>
    <message>
        <source>Sổ kiểm điểm (*.kiemdiem)</source>
        <translation>Books (*.kiemdiem)</translation>
    </message>
    <message>
        <source>&amp;Dựng lại từ sổ hỏng…</source>
        <translation>Re&amp;build from the damaged book…</translation>
    </message>
    <message>
        <source>Đọc những gì còn đọc được của sổ hỏng sang một tệp mới; tệp cũ không bị đụng tới</source>
        <translation>Read what can still be read into a new file; the old one is not touched</translation>
    </message>
    <message>
        <source>Chọn bản sao lưu gần nhất. Tệp sổ hiện nay luôn được giữ lại, kể cả khi đã hỏng.</source>
        <translation>Choose the newest backup. The present file is always kept, even when it is damaged.</translation>
    </message>
    <message>
        <source>&amp;Mật khẩu hoặc khóa khôi phục (nếu sổ có)</source>
        <translation>&amp;Passphrase or recovery key (if the book has one)</translation>
    </message>
    <message>
        <source>Có phần không đọc được ({count} loại dữ liệu, bỏ {rows} dòng): hãy xem kỹ lại.</source>
        <translation>Some of it could not be read ({count} kinds of data, {rows} rows left out): look through the book carefully.</translation>
    </message>
    <message>
        <source>Đã dựng lại sổ vào tệp mới: {path}</source>
        <translation>The book was rebuilt into a new file: {path}</translation>
    </message>
    <message>
        <source>Sổ “{name}”</source>
        <translation>Book “{name}”</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>&amp;Hiện số thẻ, số định danh</source>
        <translation>S&amp;how card and identity numbers</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>&amp;Lấy lại nội dung sau lần này</source>
        <translation>&amp;Bring back what it was after this change</translation>
    </message>
    <message>
        <source>Đưa mục trở về đúng như sau lần thay đổi đã chọn; hoàn tác được</source>
        <translation>Make the record exactly what it was after the chosen change; can be undone</translation>
    </message>
    <message>
        <source>Lấy lại nội dung trước đây</source>
        <translation>Bring back earlier content</translation>
    </message>
    <message>
        <source>Hoàn tác: {label}</source>
        <translation>Undo: {label}</translation>
    </message>
    <message>
        <source>Làm lại: {label}</source>
        <translation>Redo: {label}</translation>
    </message>
    <message>
        <source>Các việc đã làm, mới nhất ở trên</source>
        <translation>What was done, newest first</translation>
    </message>
    <message>
        <source>Mục bị thay đổi</source>
        <translation>Records changed</translation>
    </message>
    <message>
        <source>Các lần thay đổi của mục đó</source>
        <translation>Changes of that record</translation>
    </message>
    <message>
        <source>Nội dung thay đổi</source>
        <translation>What was changed</translation>
    </message>
    <message>
        <source>Việc ghi “không hoàn tác được” là mốc: những gì trước nó không lấy lại bằng Hoàn tác được nữa. Số phiếu không bao giờ có trong lịch sử.</source>
        <translation>Steps marked “cannot be undone” are barriers: nothing before them can be undone any more. Ballot totals never appear in the history.</translation>
    </message>
    <message>
        <source>không hoàn tác được</source>
        <translation>cannot be undone</translation>
    </message>
    <message>
        <source>đã hoàn tác</source>
        <translation>undone</translation>
    </message>
    <message>
        <source>hiện nay</source>
        <translation>now</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Xóa dữ liệu cá nhân của một đảng viên</source>
        <translation>Erase a member's personal data</translation>
    </message>
    <message>
        <source>Những nơi còn giữ dữ liệu của người này</source>
        <translation>Where this person's data still is</translation>
    </message>
    <message>
        <source>Đồng ý xóa cả trong hồ sơ đã khóa và tệp đính kèm đã nêu</source>
        <translation>Agree to erase in the closed dossiers and attached files named too</translation>
    </message>
    <message>
        <source>Xóa luôn các bản sao lưu cạnh sổ còn giữ người này</source>
        <translation>Also remove the backups beside the book that hold this person</translation>
    </message>
    <message>
        <source>&amp;Xóa vĩnh viễn…</source>
        <translation>&amp;Erase for good…</translation>
    </message>
    <message>
        <source>Không hoàn tác được, kể cả những việc làm trước đó</source>
        <translation>Cannot be undone, nor can anything done before it</translation>
    </message>
    <message>
        <source>Xóa dữ liệu cá nhân</source>
        <translation>Erase personal data</translation>
    </message>
    <message>
        <source>Bản in, tệp đã xuất, bản sao lưu ở nơi khác: phải tự tìm và hủy.</source>
        <translation>Prints, exported files, backups elsewhere: find and destroy them yourself.</translation>
    </message>
    <message>
        <source>Chỉ dùng khi buộc phải xóa dữ liệu cá nhân. Người chuyển đi thì ghi chuyển đi, không xóa.</source>
        <translation>Only when personal data must be erased. For a member who moves away, record the move instead.</translation>
    </message>
    <message>
        <source>Việc này và mọi việc trước đó không hoàn tác được nữa.</source>
        <translation>This and everything before it can no longer be undone.</translation>
    </message>
    <message>
        <source>Xóa vĩnh viễn</source>
        <translation>Erase for good</translation>
    </message>
    <message>
        <source>Kỳ kiểm điểm có người này: {names}</source>
        <translation>Periods with this person: {names}</translation>
    </message>
    <message>
        <source>Kỳ đã khóa (số liệu sẽ khác văn bản đã in): {names}</source>
        <translation>Closed periods (numbers will differ from the printed papers): {names}</translation>
    </message>
    <message>
        <source>Văn bản đã phát hành có người này sẽ bỏ tệp, chỉ giữ dấu kiểm: {names}</source>
        <translation>Issued papers that hold this person lose their files and keep their digests: {names}</translation>
    </message>
    <message>
        <source>Văn bản đã phát hành trong các kỳ đó mà sổ không giữ bản: {names}</source>
        <translation>Papers issued in those periods of which the book keeps no copy: {names}</translation>
    </message>
    <message>
        <source>Hồ sơ đã khóa sẽ bỏ nội dung, chỉ giữ dấu kiểm: {names}</source>
        <translation>Closed dossiers whose content is dropped, only the digest is kept: {names}</translation>
    </message>
    <message>
        <source>Tệp đính kèm khác đọc được tên hoặc số của người này, sẽ bỏ: {names}</source>
        <translation>Other attached files in which the person's name or numbers can be read will be removed: {names}</translation>
    </message>
    <message>
        <source>Bản sao lưu cạnh sổ còn giữ: {names}</source>
        <translation>Backups beside the book that still hold the person: {names}</translation>
    </message>
    <message>
        <source>Có người trùng tên nên tên trong bài viết của người khác được giữ nguyên.</source>
        <translation>Somebody else has the same name, so the name stays in other people's texts.</translation>
    </message>
    <message>
        <source>&amp;Đảng viên</source>
        <translation>&amp;Member</translation>
    </message>
    <message>
        <source>Xóa vĩnh viễn dữ liệu của {name}?</source>
        <translation>Erase the data of {name} for good?</translation>
    </message>
    <message>
        <source>Chỗ khác nhắc tới tên hoặc số giấy tờ: {count}</source>
        <translation>Other places that mention name or numbers: {count}</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Sao lưu và khôi phục</source>
        <translation>Backups and restoring</translation>
    </message>
    <message>
        <source>Các bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Khác nhau giữa bản sao lưu và sổ hiện nay</source>
        <translation>Differences between the backup and the book of now</translation>
    </message>
    <message>
        <source>&amp;Lấy lại mục đã chọn</source>
        <translation>Bring &amp;back the chosen one</translation>
    </message>
    <message>
        <source>Chép một đảng viên hoặc một bản kiểm điểm từ bản sao lưu vào sổ; hoàn tác được</source>
        <translation>Copy one member or one review from the backup into the book; can be undone</translation>
    </message>
    <message>
        <source>Sao lưu ra nơi khác</source>
        <translation>Back up elsewhere</translation>
    </message>
    <message>
        <source>Sổ kiểm điểm (*.kiemdiem)</source>
        <translation>Books (*.kiemdiem)</translation>
    </message>
    <message>
        <source>Lấy lại từ bản sao lưu</source>
        <translation>Bring back from a backup</translation>
    </message>
    <message>
        <source>Bản sao lưu giống hệt sổ hiện nay.</source>
        <translation>The backup is exactly the book of now.</translation>
    </message>
    <message>
        <source>Đưa bản sao lưu này vào chỗ của sổ?</source>
        <translation>Put this backup in the book's place?</translation>
    </message>
    <message>
        <source>Bản sao lưu nằm cạnh sổ, tự làm khi mở và đóng sổ, đã được đọc lại.</source>
        <translation>Backups lie beside the book, are made when it is opened and closed, and were read again.</translation>
    </message>
    <message>
        <source>Sao lưu &amp;ngay</source>
        <translation>Back up &amp;now</translation>
    </message>
    <message>
        <source>Thêm một bản sao lưu cạnh sổ</source>
        <translation>Add a backup beside the book</translation>
    </message>
    <message>
        <source>&amp;Ra nơi khác…</source>
        <translation>&amp;Elsewhere…</translation>
    </message>
    <message>
        <source>Sao lưu ra thẻ nhớ hoặc ổ khác</source>
        <translation>Back up to a stick or another disk</translation>
    </message>
    <message>
        <source>&amp;Xem khác gì</source>
        <translation>&amp;Differences</translation>
    </message>
    <message>
        <source>So bản đã chọn với sổ hiện nay</source>
        <translation>Compare the chosen one with the book of now</translation>
    </message>
    <message>
        <source>&amp;Khôi phục…</source>
        <translation>&amp;Restore…</translation>
    </message>
    <message>
        <source>Đưa bản đã chọn vào chỗ của sổ; sổ hiện nay được giữ lại</source>
        <translation>Put the chosen one in the book's place; the present book is kept</translation>
    </message>
    <message>
        <source>Các mục khác nhau:</source>
        <translation>What differs:</translation>
    </message>
    <message>
        <source>Sổ hiện nay được giữ lại thành một bản sao lưu riêng. Việc này không hoàn tác được.</source>
        <translation>The present book is kept as a backup of its own. This cannot be undone.</translation>
    </message>
    <message>
        <source>Khôi phục</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Mật khẩu của bản sao lưu này (mật khẩu cũ)</source>
        <translation>Passphrase of this backup (the old one)</translation>
    </message>
    <message>
        <source>Chưa có bản sao lưu nào.</source>
        <translation>There is no backup yet.</translation>
    </message>
    <message>
        <source>Đã sao lưu và đọc lại để kiểm tra: {path}</source>
        <translation>Backed up and read again: {path}</translation>
    </message>
    <message>
        <source>{kind}: {gone} chỉ có trong bản sao lưu, {new} mới, {changed} khác</source>
        <translation>{kind}: {gone} only in the backup, {new} new, {changed} different</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>tự động</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>trước khi nâng cấp</source>
        <translation>before an upgrade</translation>
    </message>
    <message>
        <source>sổ trước khi khôi phục</source>
        <translation>the book before it was restored</translation>
    </message>
    <message>
        <source>trước khi nhập dữ liệu</source>
        <translation>before an import</translation>
    </message>
    <message>
        <source>trước khi khóa kỳ</source>
        <translation>before a period was closed</translation>
    </message>
    <message>
        <source>trước khi xóa dữ liệu cá nhân</source>
        <translation>before personal data was erased</translation>
    </message>
    <message>
        <source>chỉ có trong bản sao lưu</source>
        <translation>only in the backup</translation>
    </message>
    <message>
        <source>chỉ có trong sổ hiện nay</source>
        <translation>only in the book of now</translation>
    </message>
    <message>
        <source>khác nhau</source>
        <translation>different</translation>
    </message>
</context>
<context>
    <name>ProtectionDialog</name>
    <message>
        <source>Bản chép cạnh sổ ai cũng đọc được, nên hủy: {names}</source>
        <translation>Copies beside the book that anybody can read and that should be destroyed: {names}</translation>
    </message>
    <message>
        <source>Nên dùng bốn, năm từ dễ nhớ, ví dụ một câu của riêng mình</source>
        <translation>Four or five words that you remember well, such as a sentence of your own</translation>
    </message>
    <message>
        <source>Bản sao lưu ở nơi khác vẫn mở bằng mật khẩu cũ (hoặc không cần mật khẩu).</source>
        <translation>Backups elsewhere still open with the old passphrase (or without one).</translation>
    </message>
    <message>
        <source>Mật khẩu và khóa khôi phục</source>
        <translation>Passphrase and recovery key</translation>
    </message>
    <message>
        <source>Gõ &amp;lại mật khẩu mới</source>
        <translation>Type the new passphrase &amp;again</translation>
    </message>
    <message>
        <source>Đặt mật khẩu &amp;mới</source>
        <translation>Set the &amp;new passphrase</translation>
    </message>
    <message>
        <source>Ghi sổ sang một tệp mới có mật khẩu này, đọc lại, rồi mới thay tệp cũ</source>
        <translation>Write the book into a new file with this passphrase, read it again, then replace the old file</translation>
    </message>
    <message>
        <source>&amp;Không dùng mật khẩu</source>
        <translation>&amp;No passphrase</translation>
    </message>
    <message>
        <source>Ai mở được máy này cũng đọc được sổ</source>
        <translation>Whoever can use this computer can read the book</translation>
    </message>
    <message>
        <source>&amp;In tờ khóa khôi phục…</source>
        <translation>&amp;Print the recovery sheet…</translation>
    </message>
    <message>
        <source>In khóa ra giấy, cất như con dấu</source>
        <translation>Print the key on paper and keep it like a seal</translation>
    </message>
    <message>
        <source>Bỏ mật khẩu của sổ?</source>
        <translation>Take the book's passphrase off?</translation>
    </message>
    <message>
        <source>Sổ có mật khẩu.</source>
        <translation>The book has a passphrase.</translation>
    </message>
    <message>
        <source>Sổ chưa có mật khẩu: ai cũng đọc được.</source>
        <translation>The book has no passphrase: anybody can read it.</translation>
    </message>
    <message>
        <source>Yếu</source>
        <translation>Weak</translation>
    </message>
    <message>
        <source>Tạm được</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>Khá</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Mạnh</source>
        <translation>Strong</translation>
    </message>
    <message>
        <source>Quên mật khẩu mà không có tờ khóa khôi phục thì không ai mở được sổ nữa. Đổi mật khẩu thì tờ cũ hết giá trị với sổ, phải in tờ mới.</source>
        <translation>Without the passphrase and without the recovery sheet nobody can open the book. After a change of the passphrase the old sheet no longer opens the book; print a new one.</translation>
    </message>
    <message>
        <source>Ai mở được máy này cũng đọc được mọi bản kiểm điểm.</source>
        <translation>Whoever can use this computer can read every review.</translation>
    </message>
    <message>
        <source>Bỏ mật khẩu</source>
        <translation>Take the passphrase off</translation>
    </message>
    <message>
        <source>Đã đổi. {count} bản sao lưu cạnh sổ cũng đã đổi theo.</source>
        <translation>Changed. {count} backups beside the book were changed too.</translation>
    </message>
    <message>
        <source>Độ mạnh: {word}</source>
        <translation>Strength: {word}</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau.</source>
        <translation>The two are not the same yet.</translation>
    </message>
    <message>
        <source>Mật khẩu &amp;mới</source>
        <translation>&amp;New passphrase</translation>
    </message>
    <message>
        <source>Không đổi được, vẫn theo mật khẩu cũ: {names}</source>
        <translation>Could not be changed, still under the old passphrase: {names}</translation>
    </message>
</context>
<context>
    <name>WhoDialog</name>
    <message>
        <source>{name}, sinh {birth}, đã có trong sổ</source>
        <translation>{name}, born {birth}, in the book</translation>
    </message>
    <message>
        <source>không rõ ngày sinh</source>
        <translation>birth unknown</translation>
    </message>
    <message>
        <source>&amp;Chọn</source>
        <translation>&amp;Choose</translation>
    </message>
    <message>
        <source>Không nhập dòng này</source>
        <translation>Do not import this row</translation>
    </message>
    <message>
        <source>Đảng viên mới, chưa có trong sổ</source>
        <translation>A new member, not yet in the book</translation>
    </message>
    <message>
        <source>Người của dòng này</source>
        <translation>The person of this row</translation>
    </message>
    <message>
        <source>Tìm theo tên, không cần dấu</source>
        <translation>Find by name, accents do not matter</translation>
    </message>
    <message>
        <source>“{name}” ở dòng {line} của tệp là:</source>
        <translation>“{name}” in line {line} of the file is:</translation>
    </message>
    <message>
        <source>Dòng này là ai</source>
        <translation>Who is this row</translation>
    </message>
</context>
<context>
    <name>PaperEditions</name>
    <message>
        <source>Bản đã phát hành: {title}</source>
        <translation>As issued: {title}</translation>
    </message>
    <message>
        <source>Các bản đã phát hành</source>
        <translation>Editions issued</translation>
    </message>
    <message>
        <source>Chỗ khác nhau so với sổ hiện nay</source>
        <translation>Differences from the book as it stands</translation>
    </message>
    <message>
        <source>Lưu Word…</source>
        <translation>Save as Word…</translation>
    </message>
    <message>
        <source>Tệp .docx như lúc phát hành</source>
        <translation>The .docx file as issued</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{number}, lần {edition}, ngày {day}</source>
        <translation>{number}, edition {edition}, {day}</translation>
    </message>
    <message>
        <source>Tệp đã bỏ khi xóa dữ liệu cá nhân; dấu kiểm (SHA-256): {digest}</source>
        <translation>The file was dropped when a person's data were erased; digest (SHA-256): {digest}</translation>
    </message>
    <message>
        <source>Sổ hiện nay khác bản này ở {count} chỗ:</source>
        <translation>The book differs from this edition in {count} places:</translation>
    </message>
    <message>
        <source>Sổ hiện nay vẫn đúng như bản này.</source>
        <translation>The book still says what this edition says.</translation>
    </message>
    <message>
        <source>Bản này: {before}
Hiện nay: {after}</source>
        <translation>This edition: {before}
Today: {after}</translation>
    </message>
    <message>
        <source>Lưu Word</source>
        <translation>Save as Word</translation>
    </message>
    <message>
        <source>Tệp Word (*.docx)</source>
        <translation>Word file (*.docx)</translation>
    </message>
</context>
<context>
    <name>NumberRegisterDialog</name>
    <message>
        <source>Giữ chỗ</source>
        <translation>Reserved</translation>
    </message>
    <message>
        <source>Đã phát hành</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>Đã phát hành {count} lần</source>
        <translation>Issued {count} times</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Ngày phát hành</source>
        <translation>Day of issue</translation>
    </message>
    <message>
        <source>Lý do hủy</source>
        <translation>Reason for voiding</translation>
    </message>
    <message>
        <source>Sổ số văn bản</source>
        <translation>Register of paper numbers</translation>
    </message>
    <message>
        <source>Nhiệm kỳ</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Chi bộ chưa có nhiệm kỳ nào.</source>
        <translation>The cell has no term yet.</translation>
    </message>
    <message>
        <source>Số tiếp theo: {numbers}</source>
        <translation>Next numbers: {numbers}</translation>
    </message>
    <message>
        <source>Nhiệm kỳ này chưa lấy số nào: mỗi loại văn bản bắt đầu từ 01.</source>
        <translation>No number of this term has been taken: each kind of paper begins at 01.</translation>
    </message>
</context>
<context>
    <name>PaperLookDialog</name>
    <message>
        <source>Trình bày văn bản</source>
        <translation>Look of the papers</translation>
    </message>
    <message>
        <source>&amp;Dấu thanh ở oa, oe, uy</source>
        <translation>&amp;Tone marks on oa, oe, uy</translation>
    </message>
    <message>
        <source>&amp;Khổ phiếu biểu quyết</source>
        <translation>&amp;Sheet of the ballots</translation>
    </message>
    <message>
        <source>&amp;Loại hình tổ chức đảng</source>
        <translation>&amp;Type of party organisation</translation>
    </message>
    <message>
        <source>Theo tên đảng bộ cấp trên</source>
        <translation>As the upper organisation's name tells</translation>
    </message>
    <message>
        <source>Cột mà chi bộ điền trong biểu thống kê đảng viên.</source>
        <translation>The column that the cell fills in the statistics of members.</translation>
    </message>
    <message>
        <source>Phần ký ở cuối bản của đảng viên</source>
        <translation>Signature blocks at the end of a member's paper</translation>
    </message>
    <message>
        <source>Bỏ đánh dấu thì phần ấy không in trên bản của mọi đảng viên.</source>
        <translation>A block that is not ticked is left out of every member's paper.</translation>
    </message>
    <message>
        <source>Áp dụng cho mọi văn bản in từ nay; bản đã phát hành giữ nguyên.</source>
        <translation>Holds for every paper printed from now on; issued ones stay as they are.</translation>
    </message>
    <message>
        <source>Như bộ quy định ghi</source>
        <translation>As the regulation writes</translation>
    </message>
    <message>
        <source>Trên chữ trước: ủy, hóa, khỏe</source>
        <translation>On the first vowel: ủy, hóa, khỏe</translation>
    </message>
    <message>
        <source>Trên chữ sau: uỷ, hoá, khoẻ</source>
        <translation>On the second vowel: uỷ, hoá, khoẻ</translation>
    </message>
    <message>
        <source>Tùy số cột: ít cột in A5, nhiều cột in A4</source>
        <translation>By columns: few on A5, many on A4</translation>
    </message>
    <message>
        <source>A4, mỗi tờ một phiếu</source>
        <translation>A4, one ballot a sheet</translation>
    </message>
    <message>
        <source>A5, mỗi tờ một phiếu</source>
        <translation>A5, one ballot a sheet</translation>
    </message>
    <message>
        <source>A4 nằm ngang, mỗi tờ hai phiếu A5</source>
        <translation>A4 landscape, two A5 ballots a sheet</translation>
    </message>
    <message>
        <source>Chỉ đổi lời của chương trình; tên người, tên tổ chức và chữ của mẫu giữ nguyên.</source>
        <translation>Changes the program's own words alone; names and the words of forms stay.</translation>
    </message>
    <message>
        <source>Tờ hai phiếu thì cắt đôi ở giữa; phiếu không đánh số.</source>
        <translation>A sheet of two is cut in the middle; ballots bear no number.</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Chép</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Chọn cả văn bản</source>
        <translation>Select the whole text</translation>
    </message>
</context>
<context>
    <name>PaperSaving</name>
    <message>
        <source>PDF để in và bảng tính</source>
        <translation>PDF for printing, and the workbook</translation>
    </message>
    <message>
        <source>PDF, Word để sửa tiếp và bảng tính</source>
        <translation>PDF, Word to go on writing in, and the workbook</translation>
    </message>
    <message>
        <source>Lưu tất cả văn bản của kỳ dưới dạng nào?</source>
        <translation>In which form shall all papers of the period be saved?</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Lưu bảng tính</source>
        <translation>Save workbook</translation>
    </message>
    <message>
        <source>Bảng tính (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Lưu Word</source>
        <translation>Save as Word</translation>
    </message>
    <message>
        <source>Tệp Word (*.docx)</source>
        <translation>Word file (*.docx)</translation>
    </message>
    <message>
        <source>Cả hồ sơ thành một tệp PDF</source>
        <translation>The whole dossier as one PDF</translation>
    </message>
    <message>
        <source>Lưu tất cả văn bản vào thư mục</source>
        <translation>Save all papers into a folder</translation>
    </message>
    <message>
        <source>Đã lưu {count} tệp vào thư mục đã chọn.</source>
        <translation>{count} files saved into the folder chosen.</translation>
    </message>
    <message>
        <source>Lưu tất cả văn bản</source>
        <translation>Save all papers</translation>
    </message>
    <message>
        <source>Đã lưu {file}</source>
        <translation>Saved {file}</translation>
    </message>
</context>
<context>
    <name>PaperPane</name>
    <message>
        <source>In…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>In văn bản đang xem</source>
        <translation>Print the paper shown</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Đã gửi {count} trang tới máy in.</source>
        <translation>{count} pages sent to the printer.</translation>
    </message>
    <message>
        <source>Máy in chưa nhận; chưa in trang nào.</source>
        <translation>The printer did not take it; nothing has been printed.</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu {file}</source>
        <translation>Saved {file}</translation>
    </message>
</context>
<context>
    <name>QuarterMembers</name>
    <message>
        <source>Những đồng &amp;chí đánh giá theo quý</source>
        <translation>&amp;Members assessed by quarter</translation>
    </message>
    <message>
        <source>Kỳ quý chỉ có những đồng chí được đánh dấu và không kiểm điểm tập thể. Mức của quý được xem lại khi xếp loại năm.</source>
        <translation>A quarter is of the ticked members alone and reviews no collective. Its levels are looked at again when the year is classified.</translation>
    </message>
</context>
</TS>

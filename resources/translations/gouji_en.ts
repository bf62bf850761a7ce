<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>{tip}（{key}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一处问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一个窗格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一处问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>使用说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存校核（不改动原报告）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部功能</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关于勾稽</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列出文件夹中的报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原始大小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另存校核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>启动时恢复上次打开的报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在原文、表格和问题中查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备忘录预览…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出备忘录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出批注本…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出更正本…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出校核备忘录（Word、PDF、网页、Markdown）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复文字大小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开报告或校核存档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告副本，更正以修订方式写入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告副本，每个问题是一条批注</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按键和标记的说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销：{label}（Ctrl+Z）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近打开(&amp;R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找上一个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找下一个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可撤销的操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可重做的操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有打开的报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>浅色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>深色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>界面语言(&amp;L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看打印出来的备忘录，打印或导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>菜单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>落款期限、阈值、规则、名称和表式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出勾稽</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做：{label}（Ctrl+Shift+Z）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新以编码打开</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExplanationPanel</name>
    <message>
        <source>依据：{basis}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先选一项处理意见，再写备注。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>历史</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在左边选一个问题，或用 F8 逐个查看；这里会写出它的算式和依据。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理意见的备注</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已更正：这一问题在更正后不再出现。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已采纳建议；可以撤销。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有发现问题。选中表格中的单元格，可以看到它在原文中的写法。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采纳</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>只有 Word（docx）报告可以导出更正本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备忘录已导出到 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出批注本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出更正本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批注</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批注本已导出到 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正本已导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正本已导出到 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校核备忘录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导出备忘录…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导出批注本…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导出更正本…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在排版备忘录…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有打开的报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有更正，没有可写入更正本的内容</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileChanges</name>
    <message>
        <source>{count} 处更正与新文件一致。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 处更正在新文件中没有对应的单元格，已不起作用，仍记在历史中。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 处更正所在的单元格原文已变，更正仍保留，请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原报告文件“{name}”有改动。这里显示的仍是改动前读到的内容，更正和处理意见都在。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已按改动后的文件重新读取。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>忽略</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开改动后的存档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校核存档“{name}”已被其他程序改动。在这里保存不会覆盖它，会请您另选文件名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>知道了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新读取</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>{place} {count} 处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文、表格和问题中都没有“{words}”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>基本信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表格“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>尚未打开报告。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已回到开头。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已回到末尾。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按严重程度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按报告顺序</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按表分组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查了 {passed} 项，全部通过。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查了 {passed} 项，全部通过；另有 {waiting} 项因单元格未能识别而没有检查。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有这一类问题。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有需要处理的问题。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>筛选问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>警告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有更正过的问题。在表格中改正单元格后，随之消失的问题会列在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>错误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题的排列</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridDelegate</name>
    <message>
        <source>报告中没有写明</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridTabs</name>
    <message>
        <source>基本信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选单元格没有更正过，不需要理由。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告中没有找到“{title}”的表格。它可能是图片、附件，或者缺了这一部分。

其余各表照常校核，不受影响。请对照原文确认；确实没有的，可在备忘录中请报送单位补充可编辑的表格。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>警告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>错误</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>剪贴板中没有可以粘贴的文字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>向下填充 {count} 格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>向右填充 {count} 格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填充 {count} 格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已确认 {count} 格与原文一致。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已粘贴；有 {lost} 项没有粘贴。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选单元格都已确认，没有需要核对的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对无误 {count} 格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清除 {count} 格</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Shift / Ctrl+空格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>×  !  i&#x3000;单元格须改；&#x3000;·&#x3000;和式中的其他数
?&#x3000;未能确认识别无误，有关勾稽不作判断
蓝框&#x3000;所选问题涉及的单元格
绿底和笔形&#x3000;更正过的单元格，停留可见原值
黄底&#x3000;问题涉及的原文词句</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一处、上一处问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>使用说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存校核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改单元格；直接键入则改写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到下一个窗格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到数据的边缘；加 Shift 选到那里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到某一张表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>向下、向右填充</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>向下、向右；在所选区域内循环</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写或选用更正理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备忘录预览、打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制、剪切、粘贴一块单元格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出备忘录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已更正：更正后不再有的问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选格、整行核对无误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把键入的内容填入所选各格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提示：供参考</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销、重做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大、缩小文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找、下一个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清空单元格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>菜单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>警告：很可能有误，请核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选中一个问题，表格会框出它的全部加数，原文会滚到出处，右下角写出算式。在表格里改正后立即重新检查，消失的问题移到“已更正”。原报告文件从不改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选整行、整列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>错误：报告自身矛盾，或缺少法定内容</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>&#x3000;（已撤销）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>历史</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开时的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {number} 步&#x3000;{label}&#x3000;{at}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoadingPage</name>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已识别 {done} / {of} 页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在读取“{name}”…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source> — 勾稽</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”已不在原处（可能已移动、改名或删除），已从列表中移除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关于勾稽</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>勾稽</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>勾稽 {version}
校核政府信息公开工作年度报告。
全部处理都在本机进行，不连接网络，不改动原报告。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回到“{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回到开始页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件夹“{name}”不能读取（{reason}）。没有任何内容被改动。请取得权限或选择其他文件夹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件夹“{name}”中没有报告（Word、PDF、网页、文本等）或校核存档。请选择其他文件夹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文字大小 {percent}%</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemoPreview</name>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备忘录预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {number} 页，共 {count} 页 · {percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageLoader</name>
    <message>
        <source>显示页面时出现意外错误。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>报告页面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在显示第 {page} 页…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PastePreview</name>
    <message>
        <source>{count} 格内容相同，不动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 项没有可放的单元格，不会粘贴（列在最前）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不粘贴：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>剪贴板中的内容与所选区域形状不同。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>剪贴板中的表带有表头和行名，已按表头和行名对到本表。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>剪贴板第 {row} 行第 {column} 列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单元格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>将改动 {count} 格。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告中没有这一格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴后</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴后改动的单元格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>落在合并单元格内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>落在表头或行名上</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>超出表格</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>无法打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无法打开“{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择其他文件…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonLine</name>
    <message>
        <source>{name}{more}的更正理由。向下键选用过的理由，回车记下，Esc 跳过。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正理由，可不填&#x3000;Alt+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等 {count} 格</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>（已不在原处）{name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>最近打开：</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>清空列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有打开过报告</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recovering</name>
    <message>
        <source>丢弃</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原报告文件在那之后有改动，更正已按单元格放到新内容上，请逐处核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已丢弃“{name}”没有保存的工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已恢复 {steps} 步没有保存的工作，请核对后保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {count} 份报告的未保存工作可以恢复：程序上次没有正常退出。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>知道了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序上次没有正常退出，这份报告当时有 {steps} 步工作没有保存（最后一步 {at}）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>稍后</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>{steps} 步未保存 · 最后一步 {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>丢弃后不能找回。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原报告文件在那之后有改动；恢复的是当时读到的内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原报告文件已不在原处；恢复的是当时读到的内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认丢弃</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>恢复未保存的工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复记录会保留，下次启动时再提示。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有未保存的工作可以恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序上次没有正常退出。下面的更正和处理意见当时还没有保存；报告原文件没有受到影响。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>稍后</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告列表</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>原文和表格</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>知道了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份报告正在另一个勾稽窗口中校核。两边的校核互不覆盖：在本窗口保存时，会请您另选文件名。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>上一个（Shift+F3）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一个（F3）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在原文、问题和表格中查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找&#x3000;Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>“{name}”正在另一个勾稽窗口中校核，没有覆盖它。更正仍在窗口中；请另选文件名保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存到 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置已保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置已保存，已重新校核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读取时出现意外错误。文件没有被改动；请把错误详情发给维护人员，或换一个文件。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>M月d日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不勾选的规则不校核。空格键勾选或取消。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从多大起值得提示。只影响提示和警告，不影响法定的勾稽关系。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>印在校核备忘录上；校核人也记入每一处更正和处理意见。可以空着。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>各页都恢复默认值，按“确定”后才写入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已被取代</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年度起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告年度的次年，最迟在这一天落款。乡镇、街道、开发区以当地通知为准。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按“确定”写成新文件时，原文件另存为 {name}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有写入该文件夹的权限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁盘空间不足</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自己的表式放在下面的文件夹，一个表式一个 .toml 文件，可以复制随附的文件修改；编号与随附表式相同的，取代随附的。下次启动时生效。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>落款期限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表式文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置没有保存到 {path}：{reason}。原有文件没有改动，所填内容仍在窗口中；请取得权限或清理磁盘后再按“确定”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>阈值</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>备忘录预览，共 {count} 页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceEditor</name>
    <message>
        <source>报告原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份校核存档没有带原文，原报告文件也不在旁边。表格、更正和处理意见都在，可以继续校核。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceOutline</name>
    <message>
        <source>大纲</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有识别到统一格式的六个部分。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表：{name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceSwitch</name>
    <message>
        <source>原文的显示方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>折行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按原文件的合并单元格显示表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示原件的页面，所选单元格的位置在页面上标出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示读出的文本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表样</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>长行折到窗格宽度以内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>页面</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文大小 {percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大纲</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选中的文字没有读成单元格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选中的文字读成了 {count} 个单元格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>页面无法显示，这里是读出的文本。{why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>也可以把文件或文件夹拖到窗口里。支持 Word、WPS、PDF、OFD、网页、电子表格和文本文件，装有报告的压缩文件（.zip），以及校核存档（.gouji.json）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先用样例看看：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开一份报告，勾稽会把官方表格与原文并排列出，标明勾稽不平、日期有误的单元格。原报告文件不会被改动，全程不需要联网。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开报告…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校核政府信息公开工作年度报告</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TablesView</name>
    <message>
        <source>余下的内容较长，请切换到“文本”查看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文件中的表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里的表格有 {count} 个单元格，太大，请切换到“文本”查看。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>全部功能（F10）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工具栏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>菜单 ▾</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cell</name>
    <message>
        <source>{passed} 项检查通过。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiting} 项检查因有单元格未能识别而没有进行。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{raw}”不是可以识别的数字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与这一格有关的 {passed} 项检查全部通过。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单元格空白。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写为“{raw}”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写为“{raw}”，即无此项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写为“{raw}”，识别为 {value}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已更正：原文为“{before}”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已更正：原文为空白。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告中没有找到这一项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一格未能确认识别无误，有关的勾稽没有检查；请对照原文核对，必要时更正。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>{act} {count} 格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不构成问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理意见：{kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理意见：{kind}（{count} 项）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>属实</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复原值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改为更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>警告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>订正识别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>识别有误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采纳建议</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>错误</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>出了意外</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刚才的操作没有完成。原报告文件没有被改动，窗口里的更正还在；建议先用“另存为”保存，再重新打开。请把下面的详情复制给维护人员。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>{form} 表式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year} 年度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出错 {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年度不明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未检查 {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未识别到表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查 {all} 项：通过 {passed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>混用表式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {number} 步：{label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题 {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>严重程度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>位置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>基本信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正 {changes}：{message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空白</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>grid</name>
    <message>
        <source>剪切</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原为“{before}”，已更正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原为空白，已更正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文为“{raw}”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>向右填充</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复为读取的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告中没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告中没有写明。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告中没有这一格。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整行核对无误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是识别有误，不是报告的错</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正理由…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有问题的和式中的数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未能确定读取，请对照原文；键入正确的内容即为确认。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对无误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空白</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF、OFD 文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word、WPS 文档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”的更正和处理意见还没有保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不保存，这些内容将丢失；原报告文件不受影响。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存校核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>压缩文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>图片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出校核备忘录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所有文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告和校核存档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文本文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未保存的校核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校核存档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校核存档 (*.gouji.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电子表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>知道了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网页 (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

"""What a report *is*: plain frozen values, named in the field's own terms.

========================  ==================  ==========================
中文                       in code             not
========================  ==================  ==========================
报告                       report              document (the read file)
表式（2019、2021）          form                template, schema
表 / 行 / 列 / 单元格        table/row/column/cell
勾稽关系                   tally               formula, constraint
问题（校核发现）            finding             issue, error
处理意见                   decision            status
更正                       correction          edit, fix
校核备忘录                 memo
落款日期 / 统计期限         signed_on / period
发布日期                   published_on
编制机关                   issuer
========================  ==================  ==========================
"""
